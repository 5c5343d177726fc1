package dev.trainmaster.benchmarks.burst;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.benchmarks.lab.Lab;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Approved runs of one trainer, and what became of them. */
final class TalkingRuns {

    private static final long BOUND_SECONDS = 300;

    private final Lab lab;
    private final String trainer;
    private final Queue<String> started = new ConcurrentLinkedQueue<>();

    TalkingRuns(Lab lab, String trainer) {
        this.lab = lab;
        this.trainer = trainer;
    }

    void start(int nth) {
        String runId = "many-" + nth + "-" + UUID.randomUUID();
        WorkflowStub run = lab.newRun(runId);
        run.start(Map.of("dataset", "sample", "model", "tiny", "mode", "local", "trainer", trainer));
        run.signal("approve", "benchmark");
        started.add(runId);
    }

    /** Waits for the end of each; a run that failed or hangs is none. */
    long completed() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
        return started.stream().filter(runId -> completes(runId, until)).count();
    }

    private boolean completes(String runId, long until) {
        try {
            lab.client()
                    .newUntypedWorkflowStub(runId)
                    .getResult(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS, JsonNode.class);
            return true;
        } catch (WorkflowException | TimeoutException failedOrHangs) {
            return false;
        }
    }

    long linesKept() {
        return started.stream().mapToLong(this::lines).sum();
    }

    private long lines(String runId) {
        Path log = lab.run(runId).resolve("train/1/stdout.log");
        try (Stream<String> lines = Files.exists(log) ? Files.lines(log) : Stream.empty()) {
            return lines.filter(line -> line.startsWith("line ")).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
