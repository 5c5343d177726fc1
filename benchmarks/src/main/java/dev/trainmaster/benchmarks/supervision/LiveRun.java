package dev.trainmaster.benchmarks.supervision;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.benchmarks.lab.BenchmarkException;
import dev.trainmaster.benchmarks.lab.Lab;
import dev.trainmaster.benchmarks.lab.Pause;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** A run whose trainer lives until somebody stops it. */
final class LiveRun {

    private static final Duration BOUND = Duration.ofSeconds(120);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final String runId = "bench-" + UUID.randomUUID();
    private final Path start;
    private final WorkflowStub run;

    private LiveRun(Lab lab) {
        start = lab.run(runId).resolve("train/1");
        run = lab.newRun(runId);
    }

    /** Returns when its trainer lives and is watched. */
    static LiveRun of(Lab lab, String trainer, Map<String, Object> limits) {
        LiveRun live = new LiveRun(lab);
        live.run.start(
                Map.of("dataset", "sample", "model", "tiny", "mode", "local", "trainer", trainer, "limits", limits));
        live.run.signal("approve", "benchmark");
        live.await("its trainer lives", () -> Files.exists(live.start.resolve("trainer.json")));
        live.await("it is watched", () -> live.heartbeatSays("STARTED"));
        return live;
    }

    boolean heartbeatSays(String word) {
        List<PendingActivityInfo> pending = run.describe().getRawDescription().getPendingActivitiesList();
        return pending.stream()
                .anyMatch(activity -> activity.hasHeartbeatDetails()
                        && activity.getHeartbeatDetails()
                                .getPayloads(0)
                                .getData()
                                .toStringUtf8()
                                .contains(word));
    }

    JsonNode shim() {
        return Lab.json(start.resolve("shim.json"));
    }

    JsonNode trainer() {
        return Lab.json(start.resolve("trainer.json"));
    }

    /** When the worker had decided to start the trainer. */
    long decidedMillis() {
        try {
            return Files.getLastModifiedTime(start.resolve("spec.json")).toMillis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void cancel() {
        run.cancel("the benchmark is over");
    }

    /** Whether nothing on this host carries the run's token any more. */
    boolean treeIsGone() {
        String token = Lab.json(start.resolve("spec.json")).path("token").textValue();
        return ProcessHandle.allProcesses()
                .noneMatch(process -> environment(process.pid()).contains(token));
    }

    private static String environment(long pid) {
        try {
            return new String(
                    Files.readAllBytes(Path.of("/proc", Long.toString(pid), "environ")), StandardCharsets.ISO_8859_1);
        } catch (IOException ended) {
            return "";
        }
    }

    void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + BOUND.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new BenchmarkException("of the run " + runId + " it is not true within " + BOUND + ": " + what);
            }
            Pause.of(BETWEEN_LOOKS);
        }
    }
}
