package dev.trainmaster.cli;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.run.Phase;
import java.util.Optional;

/** What the command's exit code says. Scripts rely on these numbers. */
public enum ExitCode {
    DONE(0, "done"),
    RUN_FAILED(1, "the run failed"),
    USAGE(2, "usage or invalid input"),
    PREFLIGHT_FAILED(3, "the dry run found errors"),
    REJECTED(4, "the run was rejected"),
    APPROVAL_EXPIRED(5, "nobody approved in time"),
    CANCELLED(6, "the run was cancelled"),
    NOT_FOUND(7, "not found"),
    UNREACHABLE(8, "no server or no worker"),
    TIMED_OUT(9, "timed out waiting"),
    INTERRUPTED(130, "interrupted");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    public int code() {
        return code;
    }

    public String meaning() {
        return meaning;
    }

    /** Of a run that has ended. */
    public static ExitCode of(Phase outcome, Optional<Failure> failure) {
        return switch (outcome) {
            case COMPLETED -> DONE;
            case REJECTED -> REJECTED;
            case APPROVAL_EXPIRED -> APPROVAL_EXPIRED;
            case CANCELLED -> CANCELLED;
            default -> failure.map(Failure::type).map(ExitCode::of).orElse(RUN_FAILED);
        };
    }

    private static ExitCode of(FailureType type) {
        return switch (type) {
            case INVALID_REQUEST -> USAGE;
            case PREFLIGHT_FAILED, DATASET_EMPTY, DATASET_INVALID, DATASET_NOT_FOUND, TRAINER_UNAVAILABLE ->
                PREFLIGHT_FAILED;
            default -> RUN_FAILED;
        };
    }
}
