package dev.trainmaster.failure;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.stream.Stream;

/** Every way in which a run can fail: its stable name, who can mend it, whether trying again helps, and what to do. */
public enum FailureType {
    INVALID_REQUEST("InvalidRequest", Blame.USER, Retry.NEVER, "Correct the request and start it again."),
    DATASET_NOT_FOUND(
            "DatasetNotFound",
            Blame.USER,
            Retry.NEVER,
            "See `trainmaster dataset list`, or add one with `trainmaster dataset add FILE`."),
    DATASET_INVALID(
            "DatasetInvalid",
            Blame.USER,
            Retry.NEVER,
            "Mend the records that are named, or tolerate some with `--max-invalid N`."),
    DATASET_EMPTY(
            "DatasetEmpty",
            Blame.USER,
            Retry.NEVER,
            "No record was left to train on: look at the source, and at the selection's filters and limit."),
    TRAINER_UNAVAILABLE(
            "TrainerUnavailable",
            Blame.USER,
            Retry.NEVER,
            "See `trainmaster doctor` for the trainers that this worker has and what they lack."),
    PREFLIGHT_FAILED(
            "PreflightFailed",
            Blame.USER,
            Retry.NEVER,
            "Mend what the report names as errors; `trainmaster validate` checks it without a server."),
    APPROVAL_REJECTED(
            "ApprovalRejected", Blame.USER, Retry.NEVER, "Talk to the person who rejected it, then start it again."),
    APPROVAL_EXPIRED(
            "ApprovalExpired",
            Blame.USER,
            Retry.NEVER,
            "Nobody approved in time: `trainmaster retry RUN`, with a longer `--approval-timeout` if need be."),
    TRAINER_FAILED("TrainerFailed", Blame.TRAINER, Retry.BY_BUDGET, "Read the end of the trainer's error output."),
    TRAINER_STALLED(
            "TrainerStalled",
            Blame.TRAINER,
            Retry.BY_BUDGET,
            "No step, checkpoint or output within the stall limit: raise `limits.stall` if its steps are that slow."),
    TRAINING_TIMED_OUT(
            "TrainingTimedOut",
            Blame.USER,
            Retry.NEVER,
            "Raise `limits.train` and `trainmaster retry RUN`: it goes on from the last checkpoint."),
    RESTART_BUDGET_SPENT(
            "RestartBudgetSpent",
            Blame.TRAINER,
            Retry.NEVER,
            "It failed again and again at the same step: mend the cause, then `trainmaster retry RUN`."),
    WORKER_DETACHED(
            "WorkerDetached",
            Blame.INFRASTRUCTURE,
            Retry.AT_ONCE,
            "The worker shut down and left the trainer running: the next worker adopts it."),
    STORAGE_FAILED(
            "StorageFailed",
            Blame.INFRASTRUCTURE,
            Retry.AT_ONCE,
            "Free the disk or mend its permissions; the run goes on by itself."),
    INTERNAL("Internal", Blame.INFRASTRUCTURE, Retry.AT_ONCE, "Look at the worker's log and report it.");

    /** Whether the same thing done again can end differently. */
    public enum Retry {
        NEVER,
        AT_ONCE,
        BY_BUDGET
    }

    private final String text;
    private final Blame blame;
    private final Retry retry;
    private final String hint;

    FailureType(String text, Blame blame, Retry retry, String hint) {
        this.text = text;
        this.blame = blame;
        this.retry = retry;
        this.hint = hint;
    }

    @JsonValue
    public String text() {
        return text;
    }

    public Blame blame() {
        return blame;
    }

    public Retry retry() {
        return retry;
    }

    public String hint() {
        return hint;
    }

    public static Optional<FailureType> named(String text) {
        return Stream.of(values()).filter(type -> type.text.equals(text)).findFirst();
    }
}
