package dev.trainmaster.cli.run;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Whether anybody polls a task queue. */
final class WorkerPresence {

    /** A poll lasts a minute; a worker that has not begun one for longer is gone. */
    private static final Duration POLL = Duration.ofSeconds(75);

    private final RunConnection connection;

    WorkerPresence(RunConnection connection) {
        this.connection = connection;
    }

    Optional<Boolean> of(String taskQueue) {
        DescribeTaskQueueRequest request = DescribeTaskQueueRequest.newBuilder()
                .setNamespace(connection.namespace())
                .setTaskQueue(TaskQueue.newBuilder().setName(taskQueue))
                .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW)
                .build();
        try {
            return Optional.of(connection
                    .stubs()
                    .blockingStub()
                    .withDeadlineAfter(5, TimeUnit.SECONDS)
                    .describeTaskQueue(request)
                    .getPollersList()
                    .stream()
                    .anyMatch(WorkerPresence::isFresh));
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
                return Optional.empty();
            }
            return ServerAnswers.within(() -> {
                throw e;
            });
        }
    }

    private static boolean isFresh(PollerInfo poller) {
        Instant last = Instant.ofEpochSecond(poller.getLastAccessTime().getSeconds());
        return Duration.between(last, Instant.now()).compareTo(POLL) < 0;
    }
}
