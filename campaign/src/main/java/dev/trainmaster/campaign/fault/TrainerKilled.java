package dev.trainmaster.campaign.fault;

import dev.trainmaster.campaign.BrokenPromise;
import dev.trainmaster.campaign.Fault;
import dev.trainmaster.campaign.Nemesis;
import dev.trainmaster.campaign.Sitting;
import dev.trainmaster.campaign.Voice;
import dev.trainmaster.campaign.site.Host;
import dev.trainmaster.campaign.site.Kill;
import dev.trainmaster.campaign.site.SupervisedRun;
import dev.trainmaster.supervisor.Finding;
import dev.trainmaster.supervisor.Identity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** SIGKILL of the trainer, of its shim, or of both, at a random moment; then the next start, until one completes. */
public final class TrainerKilled implements Fault {

    private static final int STEPS = 40;
    private static final int SAVE_EVERY = 4;
    private static final int MOST_STARTS = 6;

    private enum Victim {
        TRAINER,
        SHIM,
        BOTH
    }

    @Override
    public String id() {
        return "T3";
    }

    @Override
    public String title() {
        return "SIGKILL of trainer, of shim, of both";
    }

    @Override
    public String promise() {
        return "resumes; steps redone <= checkpoint interval; never two alive";
    }

    @Override
    public void inflict(Sitting sitting) throws Exception {
        Host host = Host.in(sitting.folder());
        int each = sitting.column().of(10, 200);
        sitting.trials(
                each * Victim.values().length,
                4,
                (trial, nemesis, folder) -> strike(sitting, host, trial, nemesis, folder));
    }

    private static void strike(Sitting sitting, Host host, int trial, Nemesis nemesis, Path folder) throws Exception {
        Victim victim = Victim.values()[trial % Victim.values().length];
        List<String> switches = new ArrayList<>(List.of("--steps=" + STEPS, "--pace=10", "--save-every=" + SAVE_EVERY));
        switches.addAll(Voice.ofTrial(trial / Victim.values().length).switches());
        try (SupervisedRun run =
                new SupervisedRun(host, folder, "t3-" + nemesis.seed(), Duration.ofSeconds(2), switches)) {
            int kills = (int) nemesis.between(1, 2);
            for (int start = 1; ; start++) {
                BrokenPromise.unless(start <= MOST_STARTS, "not completed after " + MOST_STARTS + " starts");
                Finding.Running running = run.begin(start);
                if (start <= kills) {
                    nemesis.linger(0, 700);
                    kill(victim, running, sitting);
                }
                if (isOver(run, running, start)) {
                    break;
                }
            }
            run.steps().requireResumed(SAVE_EVERY);
            BrokenPromise.unless(
                    run.steps().completed() && run.steps().lastStep() == STEPS, "the last step was never done");
        }
    }

    private static void kill(Victim victim, Finding.Running running, Sitting sitting) {
        List<Identity> victims = new ArrayList<>();
        if (victim != Victim.TRAINER) {
            victims.add(running.shim());
        }
        if (victim != Victim.SHIM) {
            running.trainer().ifPresent(victims::add);
        }
        victims.forEach(process -> Kill.hard(process.process()));
        sitting.tally().count("kills of " + victim, 1);
    }

    private static boolean isOver(SupervisedRun run, Finding.Running running, int start) throws Exception {
        Finding end = run.end(start);
        BrokenPromise.unless(
                end instanceof Finding.Ended || end instanceof Finding.Lost, "start " + start + " is told as " + end);
        run.requireGone(end, start);
        if (end instanceof Finding.Ended ended && ended.exit().code() == 0) {
            return true;
        }
        return false;
    }
}
