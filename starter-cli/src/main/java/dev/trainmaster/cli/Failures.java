package dev.trainmaster.cli;

import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.OutputFormat;
import dev.trainmaster.cli.console.Style;
import dev.trainmaster.failure.Blame;
import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.server.ServerUnavailableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what went wrong: what happened, every detail, what to do; for programs the same as a document. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {

    private final Cli cli;

    Failures(Cli cli) {
        this.cli = cli;
    }

    @Override
    public int handleExecutionException(Exception error, CommandLine command, ParseResult parsed) throws Exception {
        List<String> arguments = parsed.expandedArgs();
        if (error instanceof CommandFailure failure) {
            return tell(failure, arguments);
        }
        if (error instanceof ServerUnavailableException unavailable) {
            return tell(new CommandFailure(ExitCode.UNREACHABLE, unavailable.getMessage()), arguments);
        }
        if (error instanceof FailureException told) {
            Failure failure = told.failure();
            return tell(
                    new CommandFailure(
                            codeOf(failure.type()),
                            failure.type().text() + ": " + failure.message(),
                            adviceOf(failure)),
                    arguments);
        }
        throw error;
    }

    /** What a command was told to read or to write is unusable to it also when a run would wait and try again. */
    private static ExitCode codeOf(FailureType type) {
        return type.blame() == Blame.USER || type == FailureType.STORAGE_FAILED ? ExitCode.USAGE : ExitCode.RUN_FAILED;
    }

    /** The usual advice on a disk is about a run, which goes on by itself. */
    private static String adviceOf(Failure failure) {
        return failure.hint().equals(FailureType.STORAGE_FAILED.hint())
                ? "Free the disk or mend its permissions, then do the same again."
                : failure.hint();
    }

    @Override
    public int handleParseException(ParameterException error, String[] arguments) {
        String name = error.getCommandLine().getCommandSpec().qualifiedName();
        String message = error.getMessage();
        if (error instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            message += "; did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?";
        }
        return tell(new CommandFailure(ExitCode.USAGE, message, "See: " + name + " --help"), List.of(arguments));
    }

    int tell(CommandFailure failure, List<String> arguments) {
        Console console = cli.console(wantsJson(arguments) ? OutputFormat.json : OutputFormat.table);
        if (console.isJson()) {
            console.document(document(failure));
        }
        console.note(console.style(Style.RED, "error:") + " " + failure.getMessage());
        failure.details().forEach(detail -> console.note("  " + detail));
        failure.advice().forEach(console::note);
        return failure.exitCode().code();
    }

    private static Map<String, Object> document(CommandFailure failure) {
        Map<String, Object> error = new LinkedHashMap<>();
        error.put("exitCode", failure.exitCode().code());
        error.put("meaning", failure.exitCode().meaning());
        error.put("message", failure.getMessage());
        error.put("details", failure.details());
        error.put("advice", failure.advice());
        return Map.of("error", error);
    }

    private static boolean wantsJson(List<String> arguments) {
        String joined = " " + String.join(" ", arguments) + " ";
        return joined.matches(".* (-o[ =]?|--output[ =])json .*");
    }
}
