package dev.trainmaster.worker.polling;

import dev.trainmaster.worker.crew.Crew;
import io.temporal.client.WorkflowClient;
import io.temporal.common.interceptors.WorkerInterceptor;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;

/** Makes the pollers of the three queues, with everything registered that the crew can do. */
public final class PollerFactory {

    // A second each by default, of which a shutdown has several.
    private static final Duration SHUTDOWN_CHECK = Duration.ofMillis(50);
    private static final int ACTIVITY_POLLERS = 2;

    // A second by default. Where trainings take every processor, the first step of a workflow may need longer than that
    // for its classes alone, and its run would answer nobody until the next try.
    private static final Duration WORKFLOW_STEP = Duration.ofSeconds(10);

    private final WorkflowClient client;
    private final ServedQueues queues;
    private final QueueProperties settings;
    private final HeartbeatProperties heartbeat;
    private final GpuProperties gpus;
    private final Crew crew;
    private final WorkerInterceptor interceptor;

    public PollerFactory(
            WorkflowClient client,
            ServedQueues queues,
            QueueProperties settings,
            HeartbeatProperties heartbeat,
            GpuProperties gpus,
            Crew crew,
            WorkerInterceptor interceptor) {
        this.client = client;
        this.queues = queues;
        this.settings = settings;
        this.heartbeat = heartbeat;
        this.gpus = gpus;
        this.crew = crew;
        this.interceptor = interceptor;
    }

    WorkerFactory newPollers() {
        WorkerFactory factory = WorkerFactory.newInstance(
                client,
                WorkerFactoryOptions.newBuilder()
                        .setWorkflowCacheSize(settings.runsToCache())
                        .setShutdownCheckInterval(SHUTDOWN_CHECK)
                        .setWorkerInterceptors(interceptor)
                        .build());
        Worker control = factory.newWorker(
                queues.control(),
                options(settings.controlSlots(), ACTIVITY_POLLERS)
                        .setMaxConcurrentWorkflowTaskExecutionSize(settings.workflowTaskSlots())
                        .setMaxConcurrentWorkflowTaskPollers(settings.workflowTaskPollers())
                        .setStickyQueueScheduleToStartTimeout(settings.stickyTimeout())
                        .setDefaultDeadlockDetectionTimeout(WORKFLOW_STEP.toMillis())
                        .build());
        control.registerWorkflowImplementationTypes(crew.workflow());
        control.registerActivitiesImplementations(crew.control().toArray());
        factory.newWorker(
                        queues.hostQueue(),
                        options(settings.hostSlots(), ACTIVITY_POLLERS).build())
                .registerActivitiesImplementations(crew.host().toArray());
        factory.newWorker(
                        queues.trainingQueue(),
                        options(gpus.trainers(settings.trainers()), 1).build())
                .registerActivitiesImplementations(crew.training().toArray());
        return factory;
    }

    private WorkerOptions.Builder options(int activitySlots, int activityPollers) {
        return WorkerOptions.newBuilder()
                .setMaxConcurrentActivityExecutionSize(activitySlots)
                .setMaxConcurrentActivityTaskPollers(activityPollers)
                .setMaxHeartbeatThrottleInterval(heartbeat.throttle())
                .setDefaultHeartbeatThrottleInterval(heartbeat.throttle())
                .setAllowActivityHeartbeatDuringShutdown(true);
    }
}
