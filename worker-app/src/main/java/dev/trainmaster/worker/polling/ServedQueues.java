package dev.trainmaster.worker.polling;

import dev.trainmaster.placement.TaskQueues;
import dev.trainmaster.worker.Limit;
import java.util.List;

/** The names of the queues that this worker serves: one that all workers share, and two of this host. */
public record ServedQueues(String control, String host, String hostQueue, String trainingQueue) {

    public static ServedQueues of(QueueProperties settings, String machineName) {
        String host = settings.host().isEmpty() ? machineName : settings.host();
        Limit.check(!host.isBlank(), "This machine has no name: give the host one with trainmaster.queues.host");
        return new ServedQueues(
                settings.control(),
                host,
                TaskQueues.ofHost(settings.control(), host),
                TaskQueues.trainingOfHost(settings.control(), host));
    }

    public List<String> names() {
        return List.of(control, hostQueue, trainingQueue);
    }
}
