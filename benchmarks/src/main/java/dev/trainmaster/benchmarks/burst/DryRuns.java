package dev.trainmaster.benchmarks.burst;

import dev.trainmaster.placement.TaskQueues;
import dev.trainmaster.run.TrainingWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
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
        WorkflowStub run = client.newUntypedWorkflowStub(
                TrainingWorkflow.TYPE,
                WorkflowOptions.newBuilder()
                        .setWorkflowId("burst-" + nth + "-" + UUID.randomUUID())
                        .setTaskQueue(TaskQueues.DEFAULT_CONTROL)
                        .build());
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
