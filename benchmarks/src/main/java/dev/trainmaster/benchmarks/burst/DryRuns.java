package dev.trainmaster.benchmarks.burst;

import dev.trainmaster.benchmarks.lab.Lab;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowStub;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Runs that stop after their dry run. */
final class DryRuns {

    private final WorkflowClient client;
    private final Queue<WorkflowStub> started = new ConcurrentLinkedQueue<>();

    DryRuns(WorkflowClient client) {
        this.client = client;
    }

    void start(int nth) {
        WorkflowStub run = Lab.newRun(client, "burst-" + nth + "-" + UUID.randomUUID());
        run.start(Map.of("dataset", "sample", "model", "tiny"));
        started.add(run);
    }

    void end() {
        started.forEach(run -> {
            try {
                run.terminate("the benchmark has its figure");
            } catch (WorkflowNotFoundException ended) {
                started.remove(run);
            }
        });
    }
}
