package dev.trainmaster.benchmarks.trainer;

import dev.trainmaster.benchmarks.lab.BenchmarkException;
import dev.trainmaster.benchmarks.lab.Lab;
import dev.trainmaster.benchmarks.lab.Pause;
import dev.trainmaster.benchmarks.lab.Suspension;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One training in which worker and server are suspended every other while, so that both halves meet the same machine. */
final class LongTraining {

    private static final Duration BOUND = Duration.ofMinutes(3);
    private static final Duration WHILE = Duration.ofSeconds(6);
    private static final int WARM = 60;

    private final Lab lab;
    private final String runId = "bench-" + UUID.randomUUID();
    private final Path train;
    private final WorkflowStub run;

    private LongTraining(Lab lab) {
        this.lab = lab;
        this.train = lab.run(runId).resolve("train");
        this.run = lab.newRun(runId);
    }

    private record While(boolean watched, long from, long to) {}

    /** For each pair the percentage of steps a second that was lost while worker and server ran. */
    static List<Double> lost(Lab lab, Map<String, Object> request, int pairs) {
        LongTraining training = new LongTraining(lab);
        training.run.start(request);
        try {
            return training.inPairs(pairs);
        } finally {
            training.end();
        }
    }

    private List<Double> inPairs(int pairs) {
        run.signal("approve", "benchmark");
        awaitSteps(WARM);
        List<While> whiles = new ArrayList<>();
        for (int i = 0; i < pairs; i++) {
            // Now the one is first and now the other.
            whiles.add(i % 2 == 0 ? watched() : alone());
            whiles.add(i % 2 == 0 ? alone() : watched());
        }
        awaitSteps(StepTimes.in(train).count() + 1);
        StepTimes steps = StepTimes.in(train);
        List<Double> lost = new ArrayList<>();
        for (int i = 0; i < whiles.size(); i += 2) {
            lost.add(lost(steps, whiles.get(i), whiles.get(i + 1)));
        }
        return lost;
    }

    private static double lost(StepTimes steps, While one, While other) {
        double first = steps.perSecond(one.from(), one.to());
        double second = steps.perSecond(other.from(), other.to());
        return (one.watched() ? 1 - first / second : 1 - second / first) * 100;
    }

    private While watched() {
        return next(true);
    }

    private While alone() {
        return Suspension.during(() -> next(false), lab.worker().pid(), lab.serverPid());
    }

    private static While next(boolean watched) {
        long from = System.currentTimeMillis();
        Pause.of(WHILE);
        return new While(watched, from, System.currentTimeMillis());
    }

    private void awaitSteps(int count) {
        long until = System.nanoTime() + BOUND.toNanos();
        while (!Files.exists(train.resolve("metrics.jsonl"))
                || StepTimes.in(train).count() < count) {
            if (System.nanoTime() > until) {
                throw new BenchmarkException("the run " + runId + " did not come to step " + count + " in " + BOUND);
            }
            Pause.of(Duration.ofMillis(200));
        }
    }

    private void end() {
        cancel(System.nanoTime() + BOUND.toNanos());
        try {
            run.getResult(BOUND.toSeconds(), TimeUnit.SECONDS, Object.class);
        } catch (WorkflowFailedException cancelled) {
            // As it was asked to be.
            return;
        } catch (TimeoutException e) {
            throw new BenchmarkException("the run " + runId + " did not end within " + BOUND, e);
        }
    }

    /** A server that was suspended so often may need a moment. */
    private void cancel(long until) {
        while (true) {
            try {
                run.cancel("the benchmark is over");
                return;
            } catch (WorkflowServiceException e) {
                if (System.nanoTime() > until) {
                    throw e;
                }
                Pause.of(Duration.ofSeconds(1));
            }
        }
    }
}
