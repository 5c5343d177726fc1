package dev.trainmaster.dataset;

import java.util.List;

/** Why a source was refused: the first of its records that cannot be used. */
public final class InvalidRecordsException extends RuntimeException {
    private final transient List<RecordProblem> problems;

    InvalidRecordsException(List<RecordProblem> problems) {
        super(problems.size() + " records cannot be used");
        this.problems = List.copyOf(problems);
    }

    public List<RecordProblem> problems() {
        return problems;
    }
}
