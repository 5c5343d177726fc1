package dev.trainmaster.cli.run;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.failure.Failure;
import dev.trainmaster.result.RunResult;
import dev.trainmaster.run.Phase;
import dev.trainmaster.run.RunAttributes;
import dev.trainmaster.run.RunStatus;
import dev.trainmaster.training.Progress;
import dev.trainmaster.training.TrainingHeartbeat;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.query.v1.WorkflowQuery;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.api.workflowservice.v1.QueryWorkflowRequest;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.common.converter.DataConverterException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Looks at one run: asks its worker, and if none answers in time, the server's own record of it. */
final class RunObserver {

    private static final String STATUS_QUERY = "status";
    private static final String TRAIN = "Train";
    private static final String RESULT_MEMO = "result";
    private final RunConnection connection;
    private final RunHistory history;

    RunObserver(RunConnection connection) {
        this.connection = connection;
        this.history = new RunHistory(connection);
    }

    RunView look(String runId, Duration patience) {
        WorkflowExecutionDescription description = describe(runId);
        if (description.getStatus() != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
            return ended(description);
        }
        return status(description.getExecution(), patience)
                .map(status -> RunView.of(status, description.getStartTime()).withNewer(progress(description)))
                .orElseGet(() -> unanswered(description));
    }

    WorkflowExecutionDescription describe(String runId) {
        try {
            return ServerAnswers.within(
                    () -> connection.client().newUntypedWorkflowStub(runId).describe());
        } catch (WorkflowNotFoundException e) {
            throw new CommandFailure(
                    ExitCode.NOT_FOUND, "There is no run " + runId, "See what there is with: trainmaster list");
        }
    }

    /** Empty when no worker answers. */
    private Optional<RunStatus> status(WorkflowExecution execution, Duration patience) {
        QueryWorkflowRequest request = QueryWorkflowRequest.newBuilder()
                .setNamespace(connection.namespace())
                .setExecution(execution)
                .setQuery(WorkflowQuery.newBuilder().setQueryType(STATUS_QUERY))
                .build();
        try {
            return Optional.of(connection
                    .converter()
                    .fromPayloads(
                            0,
                            Optional.of(connection
                                    .stubs()
                                    .blockingStub()
                                    .withDeadlineAfter(patience.toMillis(), TimeUnit.MILLISECONDS)
                                    .queryWorkflow(request)
                                    .getQueryResult()),
                            RunStatus.class,
                            RunStatus.class));
        } catch (StatusRuntimeException e) {
            Status.Code code = e.getStatus().getCode();
            if (code == Status.Code.UNAVAILABLE) {
                return ServerAnswers.within(() -> {
                    throw e;
                });
            }
            // No worker polls, it is too slow, or it cannot replay the run: the server's record has to do.
            return Optional.empty();
        }
    }

    private RunView ended(WorkflowExecutionDescription description) {
        Optional<Instant> closedAt = Optional.ofNullable(description.getCloseTime());
        Instant startedAt = description.getStartTime();
        RunHistory.End end = history.end(description.getExecution());
        if (end instanceof RunHistory.End.Told told) {
            return RunView.of(told.result(), startedAt, closedAt);
        }
        if (end instanceof RunHistory.End.Inferred inferred) {
            return closed(description, Phase.FAILED, Optional.of(inferred.failure()));
        }
        return cancelled(description)
                .map(result -> RunView.of(result, startedAt, closedAt))
                .orElseGet(() -> closed(description, phase(description), Optional.empty()));
    }

    /** Empty for a run that ended before it could tell. */
    private static Optional<RunResult> cancelled(WorkflowExecutionDescription description) {
        try {
            return Optional.ofNullable(description.getMemo(RESULT_MEMO, RunResult.class, RunResult.class));
        } catch (DataConverterException otherVersion) {
            return Optional.empty();
        }
    }

    private static Phase phase(WorkflowExecutionDescription description) {
        return ServerPhase.of(
                Optional.ofNullable(description.getTypedSearchAttributes().get(RunAttributes.PHASE)),
                description.getStatus());
    }

    private RunView closed(WorkflowExecutionDescription description, Phase outcome, Optional<Failure> failure) {
        return RunView.ofServer(
                description.getExecution().getWorkflowId(),
                outcome,
                description.getStartTime(),
                Optional.ofNullable(description.getCloseTime()),
                history.validRequest(description.getExecution()),
                Optional.empty(),
                failure);
    }

    private RunView unanswered(WorkflowExecutionDescription description) {
        return RunView.ofServer(
                description.getExecution().getWorkflowId(),
                ServerPhase.of(
                        Optional.ofNullable(
                                description.getTypedSearchAttributes().get(RunAttributes.PHASE)),
                        description.getStatus()),
                description.getStartTime(),
                Optional.empty(),
                history.validRequest(description.getExecution()),
                progress(description),
                Optional.empty());
    }

    /** What the training activity told the server last: a second old, where the workflow hears of it now and then. */
    private Optional<Progress> progress(WorkflowExecutionDescription description) {
        return description.getRawDescription().getPendingActivitiesList().stream()
                .filter(activity -> activity.getActivityType().getName().equals(TRAIN))
                .filter(PendingActivityInfo::hasHeartbeatDetails)
                .flatMap(activity -> decoded(activity).stream())
                .findFirst()
                .flatMap(TrainingHeartbeat::progress);
    }

    private Optional<TrainingHeartbeat> decoded(PendingActivityInfo activity) {
        try {
            return Optional.ofNullable(connection
                    .converter()
                    .fromPayloads(
                            0,
                            Optional.of(activity.getHeartbeatDetails()),
                            TrainingHeartbeat.class,
                            TrainingHeartbeat.class));
        } catch (DataConverterException otherVersion) {
            return Optional.empty();
        }
    }
}
