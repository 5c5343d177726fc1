package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trainmaster.placement.TaskQueues;
import dev.trainmaster.run.Phase;
import dev.trainmaster.run.RunStatus;
import dev.trainmaster.run.TrainingWorkflow;
import dev.trainmaster.training.StartRecord;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
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

    WorkflowStub handle() {
        return client().newUntypedWorkflowStub(id);
    }

    RunStatus status() {
        return await().pollDelay(Duration.ZERO)
                .atMost(PATIENCE)
                .ignoreExceptionsMatching(TestRun::isOfAWorkerThatIsGone)
                .until(() -> handle().query("status", RunStatus.class), status -> true);
    }

    /** For ten seconds the server asks for an answer where a lost worker waited, and refuses though another one would give it. */
    private static boolean isOfAWorkerThatIsGone(Throwable error) {
        return error instanceof WorkflowServiceException
                && error.getCause() instanceof StatusRuntimeException answer
                && answer.getStatus().getCode() == Status.Code.FAILED_PRECONDITION;
    }

    TestRun reaches(Phase phase) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(status().phase()).isEqualTo(phase));
        return this;
    }

    /** As the trainer's own file says: what the workflow knows is a few seconds old. */
    TestRun reachesStep(long step) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(site.home().steps(id)).hasSizeGreaterThanOrEqualTo((int) step));
        return this;
    }

    TestRun reachesItsFirstCheckpoint() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(site.home().train(id).resolve("checkpoints"))
                        .isDirectoryContaining(
                                entry -> entry.getFileName().toString().matches("[0-9]+")));
        return this;
    }

    /** As a person types it into the Web UI; a run that does not wait yet keeps it. */
    TestRun approved() {
        handle().signal("approve", "alice");
        return this;
    }

    /** Of the newest start. */
    StartRecord newestStart() {
        List<StartRecord> starts = status().starts();
        return starts.get(starts.size() - 1);
    }

    long trainerPid() {
        return newestStart().trainer().orElseThrow().pid();
    }

    /** What the server says of it, without any worker. */
    WorkflowExecutionStatus serverStatus() {
        return handle().describe().getStatus();
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
