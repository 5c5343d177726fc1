package dev.trainmaster.training;

import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A worker in this process that serves one queue of trainings. */
final class WorkerUnderTest implements AutoCloseable {

    static final WorkerIdentity IDENTITY = new WorkerIdentity(1, 1, "a boot of the test");

    final Switchable drain = new Switchable();
    private final WorkerFactory factory;

    WorkerUnderTest(WorkflowClient client, String queue, TrainingSite site) {
        this(client, queue, site, IDENTITY, Clock.systemUTC());
    }

    WorkerUnderTest(WorkflowClient client, String queue, TrainingSite site, WorkerIdentity identity, Clock clock) {
        factory = WorkerFactory.newInstance(client);
        Worker worker = factory.newWorker(
                queue,
                WorkerOptions.newBuilder()
                        .setMaxHeartbeatThrottleInterval(Duration.ofSeconds(1))
                        .setAllowActivityHeartbeatDuringShutdown(true)
                        .setStickyQueueScheduleToStartTimeout(Duration.ofSeconds(1))
                        .build());
        worker.registerWorkflowImplementationTypes(OneTrainingImpl.class);
        worker.registerActivitiesImplementations(
                site.activities(identity, drain, clock), new StopActivitiesImpl(site.supervisor));
        factory.start();
    }

    /** As the real worker goes: the polls end first. Answers how long the trainings took to be handed back. */
    Duration leave(DrainSignal.Wish wish) {
        factory.shutdown();
        long start = System.nanoTime();
        drain.to(wish);
        factory.awaitTermination(60, TimeUnit.SECONDS);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public void close() {
        factory.shutdownNow();
        factory.awaitTermination(10, TimeUnit.SECONDS);
    }
}
