package dev.trainmaster.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trainmaster.TestRequests;
import dev.trainmaster.run.TrainingWorkflow;
import dev.trainmaster.training.DevServer;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.ResetWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class FormerHomeTest {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final int LAST_START = 3;

    @RegisterExtension
    static final DevServer SERVER = new DevServer();

    @TempDir
    private Path folder;

    private final String queue = "homes-" + UUID.randomUUID();
    private final String runId = "run-" + UUID.randomUUID();
    private WorkerFactory worker;
    private WorkflowExecution life;

    @BeforeEach
    void liveOnTheFirstHost() {
        serve("first");
        life = begin(Map.of());
        assertThat(awaitHome().host()).isEqualTo("first");
        leave();
    }

    @AfterEach
    void leave() {
        worker.shutdownNow();
        worker.awaitTermination(10, TimeUnit.SECONDS);
    }

    private void serve(String host) {
        worker = WorkerFactory.newInstance(SERVER.client());
        Worker of = worker.newWorker(
                queue,
                WorkerOptions.newBuilder()
                        .setStickyQueueScheduleToStartTimeout(Duration.ofSeconds(1))
                        .build());
        of.registerWorkflowImplementationTypes(ClaimsHomeImpl.class);
        of.registerActivitiesImplementations(
                new PlacementActivitiesImpl(new HomeClaim(new RunDirectories(folder.resolve(host)), host, queue)));
        worker.start();
    }

    private WorkflowExecution begin(Map<String, Object> memo) {
        ClaimsHome run = SERVER.client()
                .newWorkflowStub(
                        ClaimsHome.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(queue)
                                .setWorkflowId(runId)
                                .setMemo(memo)
                                .build());
        return WorkflowClient.start(run::live, TestRequests.usual(), LAST_START);
    }

    private WorkflowExecution tryAgain() {
        return begin(Map.of(TrainingWorkflow.RETRY_OF_MEMO, life.getRunId()));
    }

    private WorkflowStub run() {
        return SERVER.client().newUntypedWorkflowStub(runId);
    }

    private Home awaitHome() {
        ClaimsHome run = SERVER.client().newWorkflowStub(ClaimsHome.class, runId);
        await().atMost(BOUND).ignoreExceptions().until(() -> run.home() != null);
        return run.home();
    }

    private void reset() {
        SERVER.client()
                .getWorkflowServiceStubs()
                .blockingStub()
                .resetWorkflowExecution(ResetWorkflowExecutionRequest.newBuilder()
                        .setNamespace(SERVER.client().getOptions().getNamespace())
                        .setWorkflowExecution(life)
                        .setWorkflowTaskFinishEventId(4)
                        .setRequestId("reset-" + life.getRunId())
                        .setReason("a person in the Web UI")
                        .build());
    }

    @Test
    void aRunThatIsResetToBeforeItsHomeStaysThere() {
        reset();
        serve("second");

        Home home = awaitHome();

        assertThat(home.host()).isEqualTo("first");
        assertThat(home.runDirectory()).startsWith(folder.resolve("first").toString());
        assertThat(home.startsSoFar()).isEqualTo(LAST_START);
    }

    @Test
    void aRunThatWasTerminatedAndIsTriedAgainStaysThere() {
        run().terminate("a person in the Web UI");
        tryAgain();
        serve("second");

        assertThat(awaitHome().host()).isEqualTo("first");
    }

    @Test
    void aRunThatWasTerminatedTwiceStaysThere() {
        run().terminate("before it had a home again");
        life = tryAgain();
        run().terminate("a person in the Web UI");
        tryAgain();
        serve("second");

        assertThat(awaitHome().host()).isEqualTo("first");
    }

    @Test
    void aRunThatEndedByItselfMayGoOnAnywhere() {
        serve("first");
        run().signal("end");
        run().getResult(Void.class);
        leave();
        tryAgain();
        serve("second");

        assertThat(awaitHome().host()).isEqualTo("second");
    }
}
