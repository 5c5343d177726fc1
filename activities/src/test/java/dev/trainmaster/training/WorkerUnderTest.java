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

    private static final int MANY = 50;

    static final WorkerIdentity IDENTITY = new WorkerIdentity(1, 1, "a boot of the test");

    final OpenWatches watches = new OpenWatches();
    final Switchable drain = new Switchable(watches);
    private final ExitBells exits = ExitBells.ofThisHost();
    private final WorkerFactory factory;

    WorkerUnderTest(WorkflowClient client, String queue, TrainingSite site, WorkerIdentity identity, Clock clock) {
        this(client, queue, site, identity, clock, MANY);
    }

    /** @param most how many trainers it watches at a time */
    WorkerUnderTest(
            WorkflowClient client, String queue, TrainingSite site, WorkerIdentity identity, Clock clock, int most) {
        Places places = new Places(most, System::nanoTime);
        site.keepPlaces(places);
        factory = WorkerFactory.newInstance(client);
        Worker worker = factory.newWorker(
                queue,
                WorkerOptions.newBuilder()
                        .setMaxConcurrentActivityExecutionSize(most)
                        .setAllowActivityHeartbeatDuringShutdown(true)
                        .setStickyQueueScheduleToStartTimeout(Duration.ofSeconds(1))
                        .build());
        worker.registerWorkflowImplementationTypes(OneTrainingImpl.class);
        worker.registerActivitiesImplementations(
                site.activities(new WatchRoom(new WatchFiles(identity), watches, exits, places, drain), clock),
                new StopActivitiesImpl(site.supervisor));
        factory.start();
        places.polled();
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
