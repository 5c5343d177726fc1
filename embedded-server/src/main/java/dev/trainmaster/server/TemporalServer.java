package dev.trainmaster.server;

import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.net.URI;
import java.util.Optional;

/** A Temporal server that answered when this handle was made. */
public interface TemporalServer extends AutoCloseable {
    String DEFAULT_NAMESPACE = "default";

    /** host:port */
    String address();

    Optional<URI> webUi();

    Rung rung();

    /** One line for people: which rung was taken and what it lacks. */
    String sentence();

    default String namespace() {
        return DEFAULT_NAMESPACE;
    }

    /** How to connect, with TLS and credentials where the address came with them. */
    default WorkflowServiceStubsOptions stubs() {
        return WorkflowServiceStubsOptions.newBuilder().setTarget(address()).build();
    }

    /** Stops a server that was started in the foreground by this handle; leaves any other alone. */
    @Override
    void close();
}
