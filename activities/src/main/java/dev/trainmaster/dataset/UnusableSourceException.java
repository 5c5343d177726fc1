package dev.trainmaster.dataset;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.run.Phase;
import java.util.Optional;

/** A source that cannot be read any further, whatever number of bad records is tolerated. */
public final class UnusableSourceException extends RuntimeException {
    private final transient RecordProblem problem;

    public UnusableSourceException(RecordProblem problem) {
        super(problem.toString());
        this.problem = problem;
    }

    public RecordProblem problem() {
        return problem;
    }

    FailureException told() {
        return new FailureException(failure(getMessage()), this);
    }

    /** Where there is no place in it to name. */
    static FailureException told(String message) {
        return new FailureException(failure(message));
    }

    /** What to do stands in the message; the usual advice, to tolerate some records, would lead nowhere. */
    private static Failure failure(String message) {
        return new Failure(
                FailureType.DATASET_INVALID,
                Phase.EXPORTING,
                message,
                "This is about the source as a whole, so `--max-invalid` does not help.",
                Optional.empty());
    }
}
