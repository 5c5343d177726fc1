package dev.trainmaster.benchmarks.bare;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.util.concurrent.TimeUnit;

/** A worker in this process that knows nothing but the bare workflow. */
public final class BareCrew implements AutoCloseable {

    private static final String QUEUE = "trainmaster-bare";

    // As many as our own worker has: with the SDK's five, single calls wait for seconds.
    private static final int WORKFLOW_TASK_POLLERS = 10;

    private final WorkflowClient client;
    private final WorkerFactory factory;

    public BareCrew(WorkflowClient client) {
        this.client = client;
        this.factory = WorkerFactory.newInstance(client);
        Worker worker = factory.newWorker(
                QUEUE,
                WorkerOptions.newBuilder()
                        .setMaxConcurrentWorkflowTaskPollers(WORKFLOW_TASK_POLLERS)
                        .build());
        worker.registerWorkflowImplementationTypes(BareWorkflowImpl.class);
        worker.registerActivitiesImplementations((EmptyActivity) () -> {});
        factory.start();
    }

    /** Seconds from the call to the result. */
    public double run(int activities) {
        long started = System.nanoTime();
        newRun().run(activities);
        return (System.nanoTime() - started) / 1e9;
    }

    /** Returns as soon as the server has it. */
    public void start(int activities) {
        WorkflowClient.start(newRun()::run, activities);
    }

    private BareWorkflow newRun() {
        return client.newWorkflowStub(
                BareWorkflow.class,
                WorkflowOptions.newBuilder().setTaskQueue(QUEUE).build());
    }

    @Override
    public void close() {
        factory.shutdownNow();
        factory.awaitTermination(10, TimeUnit.SECONDS);
    }
}
