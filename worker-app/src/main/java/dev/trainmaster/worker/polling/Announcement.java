package dev.trainmaster.worker.polling;

import dev.trainmaster.worker.folders.Folders;
import dev.trainmaster.worker.server.ServerName;

/** The one line that a worker says when it begins. */
public record Announcement(String version, ServerName server, ServedQueues queues, Folders folders) {

    String text() {
        return "Trainmaster worker %s serves %s (namespace %s), queues %s; its files are in %s"
                .formatted(
                        version,
                        server.address(),
                        server.namespace(),
                        String.join(", ", queues.names()),
                        folders.home());
    }
}
