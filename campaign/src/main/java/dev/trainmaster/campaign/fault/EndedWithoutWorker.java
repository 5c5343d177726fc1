package dev.trainmaster.campaign.fault;

import dev.trainmaster.campaign.BrokenPromise;
import dev.trainmaster.campaign.Fault;
import dev.trainmaster.campaign.Nemesis;
import dev.trainmaster.campaign.Sitting;
import dev.trainmaster.campaign.Voice;
import dev.trainmaster.campaign.site.Wait;
import dev.trainmaster.campaign.site.WorkerRun;
import dev.trainmaster.campaign.site.WorkerSite;
import dev.trainmaster.run.Phase;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The trainer ends, well or with exit code 3 (bad data), while no worker lives. */
public final class EndedWithoutWorker implements Fault {

    private static final Duration BOUND = Duration.ofMinutes(2);
    private static final int AT_ONCE = 20;
    private static final int STEPS = 120;
    private static final int CRASH_AT = 100;

    private record Ending(WorkerRun run, boolean well) {}

    @Override
    public String id() {
        return "T5";
    }

    @Override
    public String title() {
        return "the trainer ends while no worker lives";
    }

    @Override
    public String promise() {
        return "result read, nothing run again";
    }

    @Override
    public void inflict(Sitting sitting) throws Exception {
        int count = sitting.column().of(5, 100);
        try (WorkerSite site = sitting.site(AT_ONCE)) {
            site.inWaves(count, AT_ONCE, (from, to) -> strike(sitting, site, from, to));
        }
    }

    private static void strike(Sitting sitting, WorkerSite site, int from, int to) throws Exception {
        Nemesis nemesis = sitting.nemesis(from);
        List<Ending> endings = new ArrayList<>();
        for (int i = from; i < to; i++) {
            boolean well = i % 3 != 1;
            List<String> switches = new ArrayList<>(List.of("--steps=" + STEPS, "--pace=50", "--save-every=10"));
            switches.addAll(well ? List.of() : List.of("--crash-at=" + CRASH_AT, "--crash-code=3"));
            switches.addAll(Voice.ofTrial(i).switches());
            endings.add(new Ending(WorkerRun.start(site, sitting.runId(i), Map.of("grace", "PT5S"), switches), well));
        }
        for (Ending ending : endings) {
            ending.run().reachesStep(1);
        }
        site.killWorker();
        for (Ending ending : endings) {
            Wait.until(
                    BOUND,
                    "the exit of " + ending.run().id(),
                    () -> Files.exists(ending.run().start(1).resolve("exit.json")));
        }
        nemesis.linger(0, 3_000);
        site.startReadyWorker();
        for (Ending ending : endings) {
            ending.run().closes();
            sitting.check(ending.run().train(), () -> settle(sitting, ending));
        }
    }

    private static void settle(Sitting sitting, Ending ending) {
        WorkerRun run = ending.run();
        run.requireOutcome(ending.well() ? Phase.COMPLETED : Phase.FAILED);
        run.steps().requireUninterrupted(ending.well() ? STEPS : CRASH_AT);
        BrokenPromise.unless(run.startsBegun().equals(List.of(1)), run.id() + " has the starts " + run.startsBegun());
        if (!ending.well()) {
            String kind =
                    run.result().path("failure").path("death").path("kind").asText();
            BrokenPromise.unless(kind.equals("data"), run.id() + " exited with code 3, told as " + kind);
        }
        sitting.tally().count("trials", 1);
    }
}
