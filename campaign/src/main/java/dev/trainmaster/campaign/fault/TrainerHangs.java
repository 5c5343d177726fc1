package dev.trainmaster.campaign.fault;

import dev.trainmaster.campaign.BrokenPromise;
import dev.trainmaster.campaign.Fault;
import dev.trainmaster.campaign.Figure;
import dev.trainmaster.campaign.Nemesis;
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
import java.util.concurrent.atomic.AtomicReference;

/** Trainers that hang while a thread of theirs beats on, that are suspended by SIGSTOP, or that are slow but move. */
public final class TrainerHangs implements Fault {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration BOUND = Duration.ofMinutes(10);
    private static final int AT_ONCE = 30;
    private static final int SLOW_STEPS = 3;
    private static final Duration SLOW_PACE = LIMIT.minusSeconds(5);

    private enum Kind {
        HANGS(List.of("--steps=60", "--pace=50", "--hang-after=5", "--hang-once", "--heart")),
        SUSPENDED(List.of("--steps=60", "--pace=100")),
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
            sitting.trials(count, AT_ONCE, (trial, nemesis, folder) -> strike(sitting, site, trial, nemesis));
        }
    }

    private static void strike(Sitting sitting, WorkerSite site, int trial, Nemesis nemesis) throws Exception {
        Kind kind = Kind.of(trial);
        List<String> switches = new ArrayList<>(kind.switches);
        switches.addAll(Voice.ofTrial(trial / Kind.values().length).switches());
        Map<String, Object> limits =
                Map.of("stall", LIMIT.toString(), "startup", "PT5M", "grace", "PT1S", "restartsWithoutProgress", 0);
        WorkerRun run = WorkerRun.start(site, sitting.runId(trial), limits, switches);
        if (kind == Kind.SUSPENDED) {
            run.reachesStep((int) nemesis.between(3, 20));
            List<StepLog.Line> lines = run.steps().lines();
            Kill.signal("STOP", lines.get(lines.size() - 1).pid());
        }
        if (kind == Kind.SLOW) {
            run.closes().requireOutcome(Phase.COMPLETED);
            run.steps().requireUninterrupted(SLOW_STEPS);
            BrokenPromise.unless(
                    !Files.exists(run.train().resolve("stop")), run.id() + " was slow but moved, and was stopped");
            return;
        }
        sitting.tally().took(quietBeforeItsStop(run));
        run.closes().requireOutcome(Phase.COMPLETED);
        run.steps().requireResumed(1);
        String told = run.result().path("starts").path(0).path("ended").asText();
        BrokenPromise.unless(
                told.contains("no step, checkpoint or output"), run.id() + " hung, but is told as: " + told);
    }

    private static double quietBeforeItsStop(WorkerRun run) throws Exception {
        Path stop = run.train().resolve("stop");
        AtomicReference<Instant> sign = new AtomicReference<>(Instant.EPOCH);
        Wait.until(BOUND, "the stop of " + run.id(), () -> {
            Instant last = lastSign(run);
            boolean stopped = Files.exists(stop);
            if (!stopped) {
                sign.set(last); // what it writes when it is told to go is no sign of life
            }
            return stopped;
        });
        return Duration.between(sign.get(), modified(stop)).toMillis() / 1e3;
    }

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
