package dev.trainmaster.request;

import java.util.List;
import java.util.stream.Collectors;

/** A request that cannot become a run, with every problem that was found in it. */
public final class InvalidRequestException extends IllegalArgumentException {

    private final transient List<Problem> problems;

    public InvalidRequestException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
