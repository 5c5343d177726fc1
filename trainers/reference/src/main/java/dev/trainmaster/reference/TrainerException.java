package dev.trainmaster.reference;

import java.io.IOException;
import java.util.List;

/** The training cannot go on: the exit code says why to a program, one line per problem says it to a person. */
public final class TrainerException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final List<String> problems;

    public TrainerException(ExitCode exitCode, List<String> problems) {
        super(String.join("; ", problems));
        this.exitCode = exitCode;
        this.problems = List.copyOf(problems);
    }

    public TrainerException(ExitCode exitCode, String problem) {
        this(exitCode, List.of(problem));
    }

    /** A failure of the file system; its message alone is often only the name of the file. */
    public static TrainerException disk(String doing, IOException cause) {
        TrainerException failure = new TrainerException(
                ExitCode.DISK,
                doing + ": " + cause.getClass().getSimpleName() + ": " + cause.getMessage()
                        + ". Check free space and permissions, then start again: it resumes.");
        failure.initCause(cause);
        return failure;
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public List<String> problems() {
        return problems;
    }
}
