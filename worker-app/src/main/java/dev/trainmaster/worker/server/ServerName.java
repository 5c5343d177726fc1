package dev.trainmaster.worker.server;

import io.temporal.client.WorkflowClient;

/** The address of a server and the namespace there. */
public record ServerName(String address, String namespace) {

    static ServerName of(WorkflowClient client) {
        return new ServerName(
                client.getWorkflowServiceStubs().getOptions().getTarget(),
                client.getOptions().getNamespace());
    }
}
