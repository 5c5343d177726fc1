package dev.trainmaster.system;

import dev.trainmaster.run.RunAttributes;
import dev.trainmaster.server.InMemoryServer;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;

/** The last rung of the ladder, in the process of the tests: it costs little, so each group of tests has its own. */
final class InMemoryRung implements ServerUnderTest {

    private final InMemoryServer server = InMemoryServer.start(0, RunAttributes.types());
    private final WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(server.stubs());

    @Override
    public String address() {
        return server.address();
    }

    @Override
    public String namespace() {
        return server.namespace();
    }

    @Override
    public WorkflowClient client() {
        return WorkflowClient.newInstance(stubs);
    }

    @Override
    public void close() {
        stubs.shutdownNow();
        server.close();
    }
}
