package dev.trainmaster.training;

import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;

/** One host, one queue and the workers on it, for one test. */
final class Bench implements AutoCloseable {

    final TrainingSite site;
    final String queue = "training-" + UUID.randomUUID();
    private final WorkflowClient client;
    private final Deque<WorkerUnderTest> workers = new ArrayDeque<>();

    Bench(DevServer server, Path directory) throws IOException {
        site = new TrainingSite(directory);
        client = server.client();
    }

    WorkerUnderTest worker() {
        return worker(WorkerUnderTest.IDENTITY);
    }

    WorkerUnderTest worker(WorkerIdentity identity) {
        WorkerUnderTest worker = new WorkerUnderTest(client, queue, site, identity, Clock.systemUTC());
        workers.push(worker);
        return worker;
    }

    WorkerUnderTest workerFor(int trainers) {
        WorkerUnderTest worker =
                new WorkerUnderTest(client, queue, site, WorkerUnderTest.IDENTITY, Clock.systemUTC(), trainers);
        workers.push(worker);
        return worker;
    }

    TrainingRun start(TrainingOrder order) {
        return TrainingRun.start(client, queue, order);
    }

    TrainingRun start(TrainingOrder order, Duration heartbeatTimeout) {
        return TrainingRun.start(client, queue, order, heartbeatTimeout);
    }

    /** Another execution that was ordered the same start. */
    TrainingRun rival(TrainingOrder order, String workflowId) {
        return TrainingRun.start(client, queue, workflowId, order, Duration.ofSeconds(20));
    }

    /** With one worker to its end. */
    TrainingEnd end(TrainingOrder order) {
        if (workers.isEmpty()) {
            worker();
        }
        return start(order).end();
    }

    @Override
    public void close() throws IOException {
        workers.forEach(WorkerUnderTest::close);
        site.close();
    }
}
