package dev.trainmaster.system;

import io.temporal.client.WorkflowClient;

/** A Temporal server, and the namespace of it that belongs to one group of tests. */
public interface ServerUnderTest extends AutoCloseable {

    String address();

    String namespace();

    WorkflowClient client();

    @Override
    void close();
}
