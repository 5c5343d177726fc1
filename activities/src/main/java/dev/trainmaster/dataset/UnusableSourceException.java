package dev.trainmaster.dataset;

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
}
