package dev.trainmaster.training;

import dev.trainmaster.supervisor.shim.Proc;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** A worker that is a process of its own, to be killed. */
public final class TestTrainingWorker {

    private TestTrainingWorker() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(
                WorkflowServiceStubsOptions.newBuilder().setTarget(arguments[0]).build());
        TrainingSite site = new TrainingSite(Path.of(arguments[2]));
        new WorkerUnderTest(WorkflowClient.newInstance(stubs), arguments[1], site, identity(), Clock.systemUTC());
        new CountDownLatch(1).await();
    }

    static WorkerIdentity identity() {
        Proc proc = Proc.ofThisHost();
        long pid = ProcessHandle.current().pid();
        return new WorkerIdentity(pid, proc.stat(pid).orElseThrow().startTicks(), proc.bootId());
    }
}
