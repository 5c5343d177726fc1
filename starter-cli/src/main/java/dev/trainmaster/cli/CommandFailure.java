package dev.trainmaster.cli;

import java.util.List;

/** A command cannot do what it was asked: what happened, every detail, and what to do about it. */
public final class CommandFailure extends RuntimeException {

    private final ExitCode exitCode;
    private final transient List<String> details;
    private final transient List<String> advice;

    public CommandFailure(ExitCode exitCode, String message, List<String> details, List<String> advice) {
        super(message);
        this.exitCode = exitCode;
        this.details = List.copyOf(details);
        this.advice = List.copyOf(advice);
    }

    public CommandFailure(ExitCode exitCode, String message, String... advice) {
        this(exitCode, message, List.of(), List.of(advice));
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    public List<String> details() {
        return details;
    }

    public List<String> advice() {
        return advice;
    }
}
