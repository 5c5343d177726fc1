package dev.trainmaster.campaign.fault;

import dev.trainmaster.benchmarks.lab.ProcessFacts;
import dev.trainmaster.campaign.BrokenPromise;
import dev.trainmaster.campaign.Column;
import dev.trainmaster.campaign.Fault;
import dev.trainmaster.campaign.Figure;
import dev.trainmaster.campaign.Sitting;
import dev.trainmaster.campaign.Voice;
import dev.trainmaster.campaign.site.WorkerRun;
import dev.trainmaster.campaign.site.WorkerSite;
import dev.trainmaster.run.Phase;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two hundred trainers under one worker that take a minute for a step; half of them print a line each second. */
public final class ManyTrainersIdle implements Fault {

    private static final int TRAINERS = 200;
    private static final int LOOKS = 10;
    private static final long BETWEEN_LOOKS_MILLIS = 30_000;

    /** A worker that has just begun two hundred runs is not idle yet: it compiles, and its trainers stand at their first step. */
    private static final long SETTLING_MILLIS = 120_000;

    /** What a garbage collection and a log file more or less may change. */
    private static final int SLACK = 20;

    private record Look(double cpuSeconds, double residentMegabytes, int threads, int descriptors) {}

    @Override
    public String id() {
        return "T18";
    }

    @Override
    public String title() {
        return TRAINERS + " supervised trainers in one worker for 5 min";
    }

    @Override
    public String promise() {
        return "threads, descriptors and memory flat; < 1 % of a core for 50 idle ones";
    }

    @Override
    public Figure figure() {
        return new Figure("runs", "% of a core for 50", 1);
    }

    @Override
    public boolean isIn(Column column) {
        return column == Column.LARGE;
    }

    @Override
    public void inflict(Sitting sitting) throws Exception {
        try (WorkerSite site = sitting.site(TRAINERS)) {
            site.startReadyWorker();
            List<WorkerRun> runs = new ArrayList<>();
            for (int i = 0; i < TRAINERS; i++) {
                List<String> switches =
                        new ArrayList<>(List.of("--steps=1000000", "--pace=60000", "--save-every=1000"));
                switches.addAll(Voice.ofTrial(i) == Voice.NOISY ? List.of("--chatter=1000") : List.of());
                runs.add(WorkerRun.start(
                        site, sitting.runId(i), Map.of("grace", "PT10S", "startup", "PT30M"), switches));
            }
            for (WorkerRun run : runs) {
                run.reachesStep(1);
            }
            observe(sitting, site);
            runs.forEach(run -> run.handle().cancel());
            for (WorkerRun run : runs) {
                run.closes();
                sitting.check(run.train(), () -> {
                    run.requireOutcome(Phase.CANCELLED);
                    sitting.tally().count("runs", 1);
                });
            }
        }
    }

    private static void observe(Sitting sitting, WorkerSite site) throws Exception {
        Thread.sleep(SETTLING_MILLIS);
        Look first = look(site.worker().pid());
        Look before = first;
        for (int i = 0; i < LOOKS; i++) {
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
            Look now = look(site.worker().pid());
            double share = (now.cpuSeconds() - before.cpuSeconds()) * 1e3 / BETWEEN_LOOKS_MILLIS;
            sitting.tally().took(share * 100 * 50 / TRAINERS);
            sitting.say(now + ", " + share * 100 + " % of a core");
            before = now;
        }
        BrokenPromise.unless(
                before.threads() <= first.threads() + SLACK && before.descriptors() <= first.descriptors() + SLACK,
                "threads or descriptors grow: from " + first + " to " + before);
        BrokenPromise.unless(
                before.residentMegabytes() <= first.residentMegabytes() * 1.2 + SLACK,
                "memory grows: from " + first + " to " + before);
        sitting.tally().count("threads of the worker", before.threads());
        sitting.tally().count("MB of the worker", (int) before.residentMegabytes());
    }

    private static Look look(long pid) {
        ProcessFacts facts = new ProcessFacts(pid);
        return new Look(facts.cpuSeconds(), facts.residentMegabytes(), entries(pid, "task"), entries(pid, "fd"));
    }

    private static int entries(long pid, String folder) {
        String[] names = new File("/proc/" + pid + "/" + folder).list();
        return names == null ? 0 : names.length;
    }
}
