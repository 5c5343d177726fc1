package dev.trainmaster.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WithStartWorkflowOperation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
class InMemoryServerTest {
    private InMemoryServer server;
    private Gate gate;

    @BeforeEach
    void start() {
        server = InMemoryServer.start(0, Gate.ATTRIBUTES);
        gate = new Gate(server);
    }

    @AfterEach
    void stop() {
        gate.close();
        server.close();
    }

    @Test
    void aRunIsStartedAskedUpdatedSignalledAndEnds() {
        WorkerFactory worker = gate.work();
        GateWorkflow run = gate.start("run-1", "WAITING");

        assertThat(run.load(3)).isEqualTo(3);
        assertThatThrownBy(() -> run.load(-1)).isInstanceOf(WorkflowUpdateException.class);
        assertThat(run.weight()).isEqualTo(3);
        run.open("alice");

        assertThat(WorkflowStub.fromTyped(run).getResult(String.class)).isEqualTo("opened by alice");
        Gate.end(worker);
    }

    @Test
    void aDeadlineInADayDoesNotPassToday() {
        WorkerFactory worker = gate.work();
        gate.start("run-1", "WAITING").load(1);

        await().during(Duration.ofSeconds(1))
                .atMost(Duration.ofSeconds(5))
                .until(() -> gate.list("ExecutionStatus = 'Running'").equals(List.of("run-1")));
        Gate.end(worker);
    }

    @Test
    void aCancelledRunEndsAsCancelled() {
        WorkerFactory worker = gate.work();
        WorkflowStub run = WorkflowStub.fromTyped(gate.start("run-1", "WAITING"));

        run.cancel();

        assertThatThrownBy(() -> run.getResult(String.class)).isInstanceOf(WorkflowFailedException.class);
        assertThat(gate.list("ExecutionStatus = 'Canceled'")).containsExactly("run-1");
        Gate.end(worker);
    }

    @Test
    void aListAnswersTheQueriesOfTheCommandLineNewestFirst() {
        WorkerFactory worker = gate.work();
        gate.start("alpha-1", "WAITING");
        gate.start("alpha-2", "TRAINING");
        gate.start("beta-1", "WAITING").open("bob");
        WorkflowStub.fromTyped(gate.find("beta-1")).getResult(String.class);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> gate.list("TrainmasterPhase = 'TRAINING'").equals(List.of("alpha-2")));

        assertThat(gate.list("")).containsExactly("beta-1", "alpha-2", "alpha-1");
        assertThat(gate.list("ExecutionStatus='Running'")).containsExactly("alpha-2", "alpha-1");
        assertThat(gate.list("WorkflowType = 'GateWorkflow' AND ExecutionStatus = 'Completed' ORDER BY StartTime DESC"))
                .containsExactly("beta-1");
        assertThat(gate.list("WorkflowId STARTS_WITH 'alpha' and TrainmasterPhase = 'WAITING'"))
                .containsExactly("alpha-1");
        assertThat(gate.list("WorkflowId = 'beta-1'")).containsExactly("beta-1");
        assertThat(gate.client().countWorkflows("ExecutionStatus = 'Running'").getCount())
                .isEqualTo(2);
        Gate.end(worker);
    }

    @Test
    void everyWayToStartARunPutsItOnTheList() {
        WorkerFactory worker = gate.work();
        WorkflowStub.fromTyped(gate.client().newWorkflowStub(GateWorkflow.class, Gate.options("signalled")))
                .signalWithStart("open", new Object[] {"fred"}, new Object[] {"WAITING"});
        GateWorkflow updated = gate.client().newWorkflowStub(GateWorkflow.class, Gate.options("updated"));
        WorkflowClient.executeUpdateWithStart(
                updated::load,
                1,
                UpdateOptions.<Integer>newBuilder()
                        .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                        .build(),
                new WithStartWorkflowOperation<>(updated::pass, "WAITING"));
        RelayWorkflow relay = gate.client().newWorkflowStub(RelayWorkflow.class, Gate.options("relay"));
        WorkflowClient.start(relay::run, 1);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(gate.list(""))
                        .containsExactlyInAnyOrder("signalled", "updated", "relay", "relay", "child"));
        assertThat(gate.list("ExecutionStatus = 'ContinuedAsNew'")).containsExactly("relay");
        Gate.end(worker);
    }

    @Test
    void aListTellsWhatADescriptionTells() {
        WorkerFactory worker = gate.work();
        gate.start("run-1", "WAITING").open("bob");
        WorkflowStub stub = WorkflowStub.fromTyped(gate.find("run-1"));
        stub.getResult(String.class);

        WorkflowExecutionDescription described = stub.describe();

        assertThat(gate.client().listExecutions("WorkflowId = 'run-1'"))
                .singleElement()
                .satisfies(listed -> {
                    assertThat(listed.getStatus())
                            .isEqualTo(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED);
                    assertThat(listed.getStartTime()).isEqualTo(described.getStartTime());
                    assertThat(listed.getCloseTime())
                            .isEqualTo(described.getCloseTime())
                            .isNotNull();
                    assertThat(listed.getTypedSearchAttributes().get(GateWorkflowImpl.PHASE))
                            .isEqualTo("PASSED");
                });
        Gate.end(worker);
    }

    @Test
    void aQueryThatItCannotAnswerIsRefusedWithWhatItCan() {
        assertThatThrownBy(() -> gate.list("StartTime > '2026-01-01T00:00:00Z'"))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("INVALID_ARGUMENT")
                .hasMessageContaining("StartTime > '2026-01-01T00:00:00Z'")
                .hasMessageContaining("WorkflowId STARTS_WITH 'value'");
    }

    @Test
    void anOpenRunGoesOnWithAnotherWorker() {
        WorkerFactory first = gate.work();
        GateWorkflow run = gate.start("run-1", "WAITING");
        assertThat(run.load(1)).isEqualTo(1);
        Gate.end(first);

        WorkerFactory second = gate.work();
        assertThat(run.load(1)).isEqualTo(2);
        run.open("carol");

        assertThat(WorkflowStub.fromTyped(run).getResult(String.class)).isEqualTo("opened by carol");
        Gate.end(second);
    }

    @Test
    void aFetchedHistoryReplays() throws Exception {
        WorkerFactory worker = gate.work();
        GateWorkflow run = gate.start("run-1", "WAITING");
        run.load(1);
        run.open("alice");
        WorkflowStub.fromTyped(run).getResult(String.class);

        WorkflowReplayer.replayWorkflowExecution(gate.client().fetchHistory("run-1"), GateWorkflowImpl.class);
        Gate.end(worker);
    }

    @Test
    void twoServersKnowNothingOfEachOther() {
        try (InMemoryServer other = InMemoryServer.start(0, Gate.ATTRIBUTES);
                Gate otherGate = new Gate(other)) {
            gate.start("here", "WAITING");
            otherGate.start("there", "WAITING");

            assertThat(gate.list("")).containsExactly("here");
            assertThat(otherGate.list("")).containsExactly("there");
        }
    }

    @Test
    void itListensOnTheLoopbackInterfaceAlone() throws IOException {
        int port = Integer.parseInt(server.address().split(":")[1]);
        List<InetAddress> others = Collections.list(NetworkInterface.getNetworkInterfaces()).stream()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();

        assertThat(connects(InetAddress.getLoopbackAddress(), port)).isTrue();
        assertThat(others)
                .allSatisfy(address -> assertThat(connects(address, port)).isFalse());
        // 127.0.0.2 is loopback too, and answered only by a server that listens on every interface.
        assertThat(connects(InetAddress.getByName("127.0.0.2"), port)).isFalse();
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        int taken = Integer.parseInt(server.address().split(":")[1]);

        assertThatThrownBy(() -> InMemoryServer.start(taken, Gate.ATTRIBUTES))
                .isInstanceOf(ServerUnavailableException.class)
                .hasMessageContaining(Integer.toString(taken))
                .hasMessageContaining("already in use");
    }

    private static boolean connects(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 1000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
