package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trainmaster.placement.TaskQueues;
import dev.trainmaster.run.Phase;
import dev.trainmaster.run.RunStatus;
import dev.trainmaster.run.TrainingWorkflow;
import dev.trainmaster.training.Progress;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.Map;

/** One run, driven and looked at through the server's own API: for what the command line is not the subject of a test. */
record TestRun(Site site, String id) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    TestRun start(Map<String, Object> request) {
        client().newUntypedWorkflowStub(
                        TrainingWorkflow.TYPE,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(id)
                                .setTaskQueue(TaskQueues.DEFAULT_CONTROL)
                                .build())
                .start(request);
        return this;
    }

    WorkflowStub stub() {
        return client().newUntypedWorkflowStub(id);
    }

    RunStatus status() {
        return stub().query("status", RunStatus.class);
    }

    TestRun reaches(Phase phase) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(status().phase()).isEqualTo(phase));
        return this;
    }

    TestRun reachesStep(long step) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(
                        () -> assertThat(status().progress().map(Progress::step).orElse(0L))
                                .isGreaterThanOrEqualTo(step));
        return this;
    }

    /** What the server says of it, without any worker. */
    WorkflowExecutionStatus serverStatus() {
        return stub().describe().getStatus();
    }

    TestRun closes(WorkflowExecutionStatus as) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(serverStatus()).isEqualTo(as));
        return this;
    }

    private WorkflowClient client() {
        return site.server().client();
    }
}
