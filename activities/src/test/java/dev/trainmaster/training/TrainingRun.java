package dev.trainmaster.training;

import static org.awaitility.Awaitility.await;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.history.v1.ActivityTaskStartedEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.ResetWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** One execution of the smallest workflow around the training activity. */
final class TrainingRun {

    private static final Duration HEARTBEAT_TIMEOUT = Duration.ofSeconds(20);

    final TrainingOrder order;
    private final WorkflowClient client;
    private final WorkflowExecution execution;

    private TrainingRun(TrainingOrder order, WorkflowClient client, WorkflowExecution execution) {
        this.order = order;
        this.client = client;
        this.execution = execution;
    }

    static TrainingRun start(WorkflowClient client, String queue, TrainingOrder order) {
        return start(client, queue, order, HEARTBEAT_TIMEOUT);
    }

    static TrainingRun start(WorkflowClient client, String queue, TrainingOrder order, Duration heartbeatTimeout) {
        return start(client, queue, order.runId(), order, heartbeatTimeout);
    }

    static TrainingRun start(
            WorkflowClient client, String queue, String workflowId, TrainingOrder order, Duration heartbeatTimeout) {
        OneTraining workflow = client.newWorkflowStub(
                OneTraining.class,
                WorkflowOptions.newBuilder()
                        .setTaskQueue(queue)
                        .setWorkflowId(workflowId)
                        .build());
        return new TrainingRun(order, client, WorkflowClient.start(workflow::train, order, heartbeatTimeout));
    }

    WorkflowStub handle() {
        return client.newUntypedWorkflowStub(execution.getWorkflowId());
    }

    /** To the end of the first workflow task, as the Web UI does. */
    void reset() {
        client.getWorkflowServiceStubs()
                .blockingStub()
                .resetWorkflowExecution(ResetWorkflowExecutionRequest.newBuilder()
                        .setNamespace(client.getOptions().getNamespace())
                        .setWorkflowExecution(execution)
                        .setWorkflowTaskFinishEventId(4)
                        .setRequestId("reset-" + execution.getRunId())
                        .setReason("a person in the Web UI")
                        .build());
    }

    /** The attempt that ended the training, with what became of the one before. */
    ActivityTaskStartedEventAttributes lastAttempt() {
        return startedAttempts().reduce((earlier, later) -> later).orElseThrow();
    }

    TrainingEnd end() {
        try {
            return handle().getResult(TrainingSite.BOUND.toSeconds(), TimeUnit.SECONDS, TrainingEnd.class);
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** How often a worker was asked to train. */
    int attempts() {
        return startedAttempts()
                .mapToInt(ActivityTaskStartedEventAttributes::getAttempt)
                .sum();
    }

    private Stream<ActivityTaskStartedEventAttributes> startedAttempts() {
        return client.fetchHistory(execution.getWorkflowId()).getEvents().stream()
                .filter(HistoryEvent::hasActivityTaskStartedEventAttributes)
                .map(HistoryEvent::getActivityTaskStartedEventAttributes);
    }

    /** What the activity answered, also where the server tells the execution as cancelled. */
    TrainingEnd answer() {
        OneTraining workflow = client.newWorkflowStub(OneTraining.class, execution.getWorkflowId());
        await().atMost(TrainingSite.BOUND).until(() -> workflow.ended() != null);
        return workflow.ended();
    }

    TrainingNews awaitNews(TrainingNews.Kind kind) {
        await().atMost(TrainingSite.BOUND).until(() -> news(kind) != null);
        return news(kind);
    }

    private TrainingNews news(TrainingNews.Kind kind) {
        return client.newWorkflowStub(OneTraining.class, execution.getWorkflowId()).heard().stream()
                .filter(news -> news.kind() == kind)
                .findFirst()
                .orElse(null);
    }
}
