package dev.trainmaster.server;

import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.worker.WorkerFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A client and, when asked for, a worker of the gate workflow on a server. */
final class Gate implements AutoCloseable {
    static final Map<String, IndexedValueType> ATTRIBUTES =
            Map.of("TrainmasterPhase", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
    private static final String QUEUE = "gate";

    private final WorkflowServiceStubs stubs;
    private final WorkflowClient client;

    Gate(TemporalServer server) {
        this.stubs = WorkflowServiceStubs.newServiceStubs(server.stubs());
        this.client = WorkflowClient.newInstance(stubs);
    }

    WorkflowClient client() {
        return client;
    }

    WorkerFactory work() {
        WorkerFactory factory = WorkerFactory.newInstance(client);
        factory.newWorker(QUEUE).registerWorkflowImplementationTypes(GateWorkflowImpl.class, RelayWorkflowImpl.class);
        factory.start();
        return factory;
    }

    static void end(WorkerFactory factory) {
        factory.shutdownNow();
        factory.awaitTermination(20, TimeUnit.SECONDS);
    }

    GateWorkflow start(String id, String phase) {
        GateWorkflow gate = client.newWorkflowStub(GateWorkflow.class, options(id));
        WorkflowClient.start(gate::pass, phase);
        return gate;
    }

    static WorkflowOptions options(String id) {
        return WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(QUEUE)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .build();
    }

    GateWorkflow find(String id) {
        return client.newWorkflowStub(GateWorkflow.class, id);
    }

    List<String> list(String query) {
        return client.listExecutions(query)
                .map(WorkflowExecutionMetadata::getExecution)
                .map(execution -> execution.getWorkflowId())
                .toList();
    }

    @Override
    public void close() {
        stubs.shutdownNow();
        stubs.awaitTermination(5, TimeUnit.SECONDS);
    }
}
