package dev.trainmaster.benchmarks.trainer;

import dev.trainmaster.benchmarks.lab.BenchmarkException;
import dev.trainmaster.benchmarks.lab.CpuShare;
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
    private static final Duration WHILE = Duration.ofSeconds(1);
    private static final Duration UNDISTURBED = Duration.ofSeconds(10);
    private static final int PAIRS = 10;
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

    static SupervisionCost cost(Lab lab, Map<String, Object> request, int blocks) {
        LongTraining training = new LongTraining(lab);
        training.run.start(request);
        try {
            return training.inBlocks(blocks);
        } finally {
            training.end();
        }
    }

    private SupervisionCost inBlocks(int number) {
        run.signal("approve", "benchmark");
        awaitSteps(WARM);
        List<List<While>> blocks = new ArrayList<>();
        List<Double> own = new ArrayList<>();
        List<Double> server = new ArrayList<>();
        long shim = Lab.json(train.resolve("1/shim.json")).path("pid").longValue();
        for (int i = 0; i < number; i++) {
            blocks.add(block());
            CpuShare ofOwn = CpuShare.of(lab.worker().pid(), shim);
            CpuShare ofServer = CpuShare.of(lab.serverPid());
            Pause.of(UNDISTURBED);
            own.add(ofOwn.percentOfACore());
            server.add(ofServer.percentOfACore());
        }
        awaitSteps(StepTimes.in(train).count() + 1);
        StepTimes steps = StepTimes.in(train);
        return new SupervisionCost(
                blocks.stream().map(block -> lost(steps, block)).toList(), own, server);
    }

    private List<While> block() {
        List<While> whiles = new ArrayList<>();
        for (int i = 0; i < PAIRS; i++) {
            // Now the one is first and now the other.
            whiles.add(i % 2 == 0 ? watched() : alone());
            whiles.add(i % 2 == 0 ? alone() : watched());
        }
        return whiles;
    }

    /** The percentage of steps a second that was lost while worker and server ran. */
    private static double lost(StepTimes steps, List<While> block) {
        return (1 - perSecond(steps, block, true) / perSecond(steps, block, false)) * 100;
    }

    private static double perSecond(StepTimes steps, List<While> block, boolean watched) {
        return block.stream()
                .filter(one -> one.watched() == watched)
                .mapToDouble(one -> steps.perSecond(one.from(), one.to()))
                .average()
                .orElseThrow();
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
