package dev.trainmaster.campaign.fault;

import dev.trainmaster.campaign.BrokenPromise;
import dev.trainmaster.campaign.Fault;
import dev.trainmaster.campaign.Nemesis;
import dev.trainmaster.campaign.Sitting;
import dev.trainmaster.campaign.Voice;
import dev.trainmaster.campaign.site.Host;
import dev.trainmaster.campaign.site.StateFiles;
import dev.trainmaster.campaign.site.Stranger;
import dev.trainmaster.campaign.site.SupervisedRun;
import dev.trainmaster.supervisor.Finding;
import dev.trainmaster.supervisor.StartDirectory;
import dev.trainmaster.supervisor.shim.Proc;
import dev.trainmaster.supervisor.shim.ProcessId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** State files name a process that is a stranger: its pid was reused, the host was rebooted, or somebody forged them. */
public final class StrangersNamed implements Fault {

    private static final String OTHER_BOOT = "00000000-0000-4000-8000-000000000000";

    private enum Lie {
        /** The pid is right, but the process that had it is long gone. */
        REUSED_PID,
        OTHER_BOOT_ID,
        /** Everything is right but that this process is no shim of the run. */
        FORGED_SHIM,
        /** The shim lives and is right, but the trainer that it wrote down is the stranger. */
        FORGED_TRAINER
    }

    @Override
    public String id() {
        return "T11";
    }

    @Override
    public String title() {
        return "reused pid, other boot id, forged shim.json and trainer.json";
    }

    @Override
    public String promise() {
        return "0 signals to strangers; the run is not blocked";
    }

    @Override
    public void inflict(Sitting sitting) throws Exception {
        Host host = Host.in(sitting.folder());
        try (Stranger stranger = Stranger.in(sitting.folder())) {
            sitting.trials(
                    sitting.column().of(20, 200),
                    4,
                    (trial, nemesis, folder) -> strike(host, stranger, trial, nemesis, folder));
        }
    }

    private static void strike(Host host, Stranger stranger, int trial, Nemesis nemesis, Path folder) throws Exception {
        Lie lie = Lie.values()[trial % Lie.values().length];
        List<String> switches = new ArrayList<>(List.of("--steps=6", "--pace=5"));
        switches.addAll(lie == Lie.FORGED_TRAINER ? List.of("--hang-after=2") : List.of());
        switches.addAll(Voice.ofTrial(trial / Lie.values().length).switches());
        try (SupervisedRun run =
                new SupervisedRun(host, folder, "t11-" + nemesis.seed(), Duration.ofMillis(500), switches)) {
            run.begin(1);
            if (lie == Lie.FORGED_TRAINER) {
                run.reachStep(2);
            } else {
                run.end(1);
            }
            tell(lie, run.directory().start(1), stranger, nemesis);
            provoke(run, nemesis, lie);
            stranger.requireUntouched(lie.name());
            BrokenPromise.unless(run.carriers().isEmpty(), lie + ": alive are " + run.carriers());
            BrokenPromise.unless(run.steps().begun() == 1, lie + ": start 1 was spawned again");
        }
        stranger.requireUntouched(lie.name());
    }

    private static void tell(Lie lie, StartDirectory start, Stranger stranger, Nemesis nemesis) throws IOException {
        String boot = Proc.ofThisHost().bootId();
        ProcessId truth = stranger.id();
        ProcessId earlier = new ProcessId(truth.pid(), truth.startTicks() - nemesis.between(1, 1_000_000));
        if (lie == Lie.FORGED_TRAINER) {
            StateFiles.identify(start.trainer(), nemesis.coin() ? truth : earlier, boot);
            return;
        }
        start.exit().toFile().delete();
        StateFiles.identify(
                start.shim(), lie == Lie.REUSED_PID ? earlier : truth, lie == Lie.OTHER_BOOT_ID ? OTHER_BOOT : boot);
    }

    /** Everything that a worker might do with such a start, in any order; a stop comes last. */
    private static void provoke(SupervisedRun run, Nemesis nemesis, Lie lie) throws Exception {
        for (int i = 0; i < 3; i++) {
            Finding finding = nemesis.coin() ? run.find(1) : run.take(1);
            BrokenPromise.unless(
                    lie == Lie.FORGED_TRAINER || finding instanceof Finding.Lost, lie + ": told as " + finding);
        }
        run.stop(1);
    }
}
