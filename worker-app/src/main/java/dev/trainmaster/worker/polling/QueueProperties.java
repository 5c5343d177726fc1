package dev.trainmaster.worker.polling;

import dev.trainmaster.placement.TaskQueues;
import dev.trainmaster.worker.Limit;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The task queues that the worker serves, and how much of each at a time.
 *
 * @param host the name of this host in its queues; empty is the machine's own name
 * @param trainers how many trainers this host watches at a time
 * @param workflowTaskPollers fewer than ten let single calls wait for seconds
 * @param stickyTimeout how long the tasks of a dead worker wait for it before another one gets them
 */
@ConfigurationProperties(prefix = "trainmaster.queues", ignoreUnknownFields = false)
public record QueueProperties(
        @DefaultValue(TaskQueues.DEFAULT_CONTROL) String control,
        @DefaultValue("") String host,
        @DefaultValue("1") int trainers,
        @DefaultValue("4") int hostSlots,
        @DefaultValue("10") int controlSlots,
        @DefaultValue("20") int workflowTaskSlots,
        @DefaultValue("10") int workflowTaskPollers,
        @DefaultValue("200") int cachedRuns,
        @DefaultValue("PT1S") Duration stickyTimeout) {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,127}";

    public QueueProperties {
        Limit.check(
                control.matches(NAME), "trainmaster.queues.control must match " + NAME + ", but is '" + control + "'");
        Limit.check(
                host.isEmpty() || host.matches(NAME),
                "trainmaster.queues.host must match " + NAME + ", but is '" + host + "'");
        Limit.within("trainmaster.queues.trainers", trainers, 1, 500);
        Limit.within("trainmaster.queues.host-slots", hostSlots, 1, 200);
        Limit.within("trainmaster.queues.control-slots", controlSlots, 1, 200);
        Limit.within("trainmaster.queues.workflow-task-slots", workflowTaskSlots, 2, 200);
        Limit.within("trainmaster.queues.workflow-task-pollers", workflowTaskPollers, 2, 100);
        Limit.within("trainmaster.queues.cached-runs", cachedRuns, 1, 10_000);
        Limit.positive("trainmaster.queues.sticky-timeout", stickyTimeout);
    }

    /** A run that is not in the cache is replayed from its beginning with each of its news. */
    int runsToCache() {
        return Math.max(cachedRuns, 2 * trainers);
    }
}
