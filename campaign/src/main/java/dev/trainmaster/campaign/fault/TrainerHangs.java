package dev.trainmaster.campaign.fault;

import dev.trainmaster.campaign.BrokenPromise;
import dev.trainmaster.campaign.Fault;
import dev.trainmaster.campaign.Figure;
import dev.trainmaster.campaign.Sitting;
import dev.trainmaster.campaign.Voice;
import dev.trainmaster.campaign.oracle.StepLog;
import dev.trainmaster.campaign.site.Kill;
import dev.trainmaster.campaign.site.Wait;
import dev.trainmaster.campaign.site.WorkerRun;
import dev.trainmaster.campaign.site.WorkerSite;
import dev.trainmaster.run.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Trainers that hang while a thread of theirs beats on, that are suspended by SIGSTOP, or that are slow but move. */
public final class TrainerHangs implements Fault {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration BOUND = Duration.ofMinutes(2);
    private static final int AT_ONCE = 30;
    private static final int SLOW_STEPS = 3;
    private static final Duration SLOW_PACE = LIMIT.minusSeconds(5);

    private enum Kind {
        HANGS(List.of("--steps=100", "--pace=50", "--hang-after=5", "--heart")),
        SUSPENDED(List.of("--steps=100000", "--pace=100")),
        SLOW(List.of("--steps=" + SLOW_STEPS, "--pace=" + SLOW_PACE.toMillis()));

        private final List<String> switches;

        Kind(List<String> switches) {
            this.switches = switches;
        }

        private static Kind of(int trial) {
            return values()[trial % values().length];
        }
    }

    @Override
    public String id() {
        return "T10";
    }

    @Override
    public String title() {
        return "hang with live heartbeats; SIGSTOP; slow but moving";
    }

    @Override
    public String promise() {
        return "found within the limit (" + LIMIT.toSeconds() + " s) + 10 %; the slow one never killed";
    }

    @Override
    public Figure figure() {
        return new Figure("trials", "last sign of life to stop", LIMIT.toSeconds() * 1.1);
    }

    @Override
    public void inflict(Sitting sitting) throws Exception {
        int count = sitting.column().of(2, 50) * Kind.values().length;
        try (WorkerSite site = sitting.site(AT_ONCE)) {
            site.startReadyWorker();
            for (int first = 0; first < count; first += AT_ONCE) {
                strike(sitting, site, first, Math.min(count, first + AT_ONCE));
            }
        }
    }

    private static void strike(Sitting sitting, WorkerSite site, int from, int to) throws Exception {
        List<WorkerRun> runs = new ArrayList<>();
        for (int i = from; i < to; i++) {
            List<String> switches = new ArrayList<>(Kind.of(i).switches);
            switches.addAll(Voice.ofTrial(i / Kind.values().length).switches());
            Map<String, Object> limits = Map.of(
                    "stall", LIMIT.toString(), "startup", "PT60S", "grace", "PT1S", "restartsWithoutProgress", 0);
            runs.add(WorkerRun.start(site, sitting.runId(i), limits, switches));
        }
        for (int i = from; i < to; i++) {
            WorkerRun run = runs.get(i - from);
            if (Kind.of(i) == Kind.SUSPENDED) {
                run.reachesStep((int) sitting.nemesis(i).between(3, 20));
                List<StepLog.Line> lines = run.steps().lines();
                Kill.signal("STOP", lines.get(lines.size() - 1).pid());
            }
        }
        for (int i = from; i < to; i++) {
            WorkerRun run = runs.get(i - from);
            Kind kind = Kind.of(i);
            sitting.check(run.train(), () -> settle(sitting, run, kind));
        }
    }

    private static void settle(Sitting sitting, WorkerRun run, Kind kind) throws Exception {
        if (kind == Kind.SLOW) {
            run.closes().requireOutcome(Phase.COMPLETED);
            run.steps().requireUninterrupted(SLOW_STEPS);
            BrokenPromise.unless(
                    !Files.exists(run.train().resolve("stop")), run.id() + " was slow but moved, and was stopped");
        } else {
            Path stop = run.train().resolve("stop");
            Wait.until(BOUND, "the stop of " + run.id(), () -> Files.exists(stop));
            sitting.tally().took(Duration.between(lastSign(run), modified(stop)).toMillis() / 1e3);
            run.closes().requireOutcome(Phase.FAILED);
            String failure = run.result().path("failure").toString();
            BrokenPromise.unless(
                    failure.contains("no step, checkpoint or output"), run.id() + " hung, but is told as " + failure);
        }
        sitting.tally().count("trials", 1);
    }

    /** Before its stop: what it writes when it is told to go is no sign of life. */
    private static Instant lastSign(WorkerRun run) throws IOException {
        Instant last = Instant.EPOCH;
        for (Path file : List.of(
                run.train().resolve("metrics.jsonl"),
                run.start(1).resolve("stdout.log"),
                run.start(1).resolve("stderr.log"))) {
            last = Files.exists(file) && modified(file).isAfter(last) ? modified(file) : last;
        }
        return last;
    }

    private static Instant modified(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }
}
