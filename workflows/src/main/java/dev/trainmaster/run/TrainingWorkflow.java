package dev.trainmaster.run;

import dev.trainmaster.approval.Decision;
import dev.trainmaster.approval.DecisionReceipt;
import dev.trainmaster.approval.Extension;
import dev.trainmaster.approval.SignalledDecision;
import dev.trainmaster.request.RequestDocument;
import dev.trainmaster.result.RunResult;
import dev.trainmaster.training.TrainingNews;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One training run, from the data to the trained model. The workflow id is the run id. */
@WorkflowInterface
public interface TrainingWorkflow {

    String TYPE = "TrainingWorkflow";

    /** The memo of a run that is tried again: the server's id of the execution that ended before it. */
    String RETRY_OF_MEMO = "retryOf";

    @WorkflowMethod(name = TYPE)
    RunResult run(RequestDocument request);

    @QueryMethod
    RunStatus status();

    /** Answers what became of the decision; one that makes no sense is refused and leaves no trace in history. */
    @UpdateMethod
    DecisionReceipt decide(Decision decision);

    @UpdateValidatorMethod(updateName = "decide")
    void validateDecision(Decision decision);

    /** Moves the approval's deadline. */
    @UpdateMethod
    DecisionReceipt extend(Extension extension);

    @UpdateValidatorMethod(updateName = "extend")
    void validateExtension(Extension extension);

    /** For the Web UI, and for when no worker lives: {@code "alice"} or {@code {"approver": "alice"}}. */
    @SignalMethod
    void approve(SignalledDecision approval);

    /** {@code {"approver": "alice", "comment": "why not"}}. */
    @SignalMethod
    void reject(SignalledDecision rejection);

    /** From the training activity, at a bounded rate. */
    @SignalMethod
    void news(TrainingNews news);
}
