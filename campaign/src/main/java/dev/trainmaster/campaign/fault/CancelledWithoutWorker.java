package dev.trainmaster.campaign.fault;

import dev.trainmaster.campaign.BrokenPromise;
import dev.trainmaster.campaign.Fault;
import dev.trainmaster.campaign.Nemesis;
import dev.trainmaster.campaign.Sitting;
import dev.trainmaster.campaign.Voice;
import dev.trainmaster.campaign.oracle.StepLog;
import dev.trainmaster.campaign.site.WorkerRun;
import dev.trainmaster.campaign.site.WorkerSite;
import dev.trainmaster.run.Phase;
import dev.trainmaster.system.LiveProcesses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A cancel that no worker hears: between two starts, right after the worker died, or when its attempt waits for a retry. */
public final class CancelledWithoutWorker implements Fault {

    private static final int AT_ONCE = 20;

    /** The heartbeat timeout of a training is 20 s. */
    private static final long PAST_HEARTBEAT_TIMEOUT_MILLIS = 24_000;

    private static final long NO_LATER_START_MILLIS = 3_000;

    private enum Moment {
        BETWEEN_STARTS,
        WORKER_DEAD,
        BETWEEN_RETRIES;

        private static Moment of(int trial) {
            return values()[trial % values().length];
        }
    }

    @Override
    public String id() {
        return "T9";
    }

    @Override
    public String title() {
        return "cancel while the worker is dead, between retries, between starts, or before the first";
    }

    @Override
    public String promise() {
        return "no later start, ever; nothing alive";
    }

    @Override
    public void inflict(Sitting sitting) throws Exception {
        int count = sitting.column().of(6, 100);
        try (WorkerSite site = sitting.site(AT_ONCE)) {
            site.inWaves(count, AT_ONCE, (from, to) -> strike(sitting, site, from, to));
            for (int i = 0; i < sitting.column().of(1, 20); i++) {
                CancelledBeforeItsStart.inflict(sitting, site, count + i);
            }
        }
    }

    private static void strike(Sitting sitting, WorkerSite site, int from, int to) throws Exception {
        Nemesis nemesis = sitting.nemesis(from);
        Map<Moment, List<WorkerRun>> runs = new HashMap<>();
        for (int i = from; i < to; i++) {
            List<String> switches = new ArrayList<>(List.of("--steps=100000", "--pace=50", "--save-every=5"));
            switches.addAll(Voice.ofTrial(i / Moment.values().length).switches());
            runs.computeIfAbsent(Moment.of(i), moment -> new ArrayList<>())
                    .add(WorkerRun.start(site, sitting.runId(i), Map.of("grace", "PT2S"), switches));
        }
        List<WorkerRun> all = runs.values().stream().flatMap(List::stream).toList();
        for (WorkerRun run : all) {
            run.reachesStep(6);
        }
        for (WorkerRun run : runs.getOrDefault(Moment.BETWEEN_STARTS, List.of())) {
            LiveProcesses.kill(lastTrainer(run));
            nemesis.linger(0, 1_500);
            run.handle().cancel();
        }
        site.killWorker();
        for (WorkerRun run : runs.getOrDefault(Moment.WORKER_DEAD, List.of())) {
            nemesis.linger(0, 500);
            run.handle().cancel();
        }
        Thread.sleep(PAST_HEARTBEAT_TIMEOUT_MILLIS);
        runs.getOrDefault(Moment.BETWEEN_RETRIES, List.of())
                .forEach(run -> run.handle().cancel());
        nemesis.linger(0, 2_000);
        site.startReadyWorker();
        Map<WorkerRun, Integer> begun = new HashMap<>();
        for (WorkerRun run : all) {
            run.closes();
            sitting.check(run.train(), () -> run.requireOutcome(Phase.CANCELLED));
            begun.put(run, run.steps().begun());
        }
        Thread.sleep(NO_LATER_START_MILLIS);
        site.startReadyWorker();
        Thread.sleep(NO_LATER_START_MILLIS);
        all.forEach(run -> sitting.check(run.train(), () -> {
            run.requireNothingAlive();
            BrokenPromise.unless(
                    run.steps().begun() == begun.get(run), run.id() + " was started after its cancel was confirmed");
            sitting.tally().count("trials", 1);
        }));
    }

    private static long lastTrainer(WorkerRun run) {
        List<StepLog.Line> lines = run.steps().lines();
        return lines.get(lines.size() - 1).pid();
    }
}
