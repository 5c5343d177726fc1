package dev.trainmaster.server;

import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.net.URI;
import java.util.Optional;

/** A server that the user named, with the credentials that came with the name. */
record GivenServer(ClientConfigProfile profile) implements TemporalServer {
    @Override
    public String address() {
        return profile.getAddress();
    }

    @Override
    public String namespace() {
        return Optional.ofNullable(profile.getNamespace())
                .filter(name -> !name.isBlank())
                .orElse(DEFAULT_NAMESPACE);
    }

    @Override
    public WorkflowServiceStubsOptions stubs() {
        return profile.toWorkflowServiceStubsOptions();
    }

    @Override
    public Optional<URI> webUi() {
        return Optional.empty();
    }

    @Override
    public Rung rung() {
        return Rung.GIVEN;
    }

    @Override
    public String sentence() {
        return Sentences.started(this);
    }

    @Override
    public void close() {
        // Not ours to stop.
    }
}
