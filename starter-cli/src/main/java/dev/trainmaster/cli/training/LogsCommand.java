package dev.trainmaster.cli.training;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.OneRunCommand;
import dev.trainmaster.cli.TimeoutOption;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.run.RunClient;
import dev.trainmaster.cli.worker.Pause;
import dev.trainmaster.supervisor.LogTail;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.StartDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code trainmaster logs} */
@Command(
        name = "logs",
        description = "Prints what a run's trainer said, the newest start by default.",
        footer = {
            "",
            "Examples:",
            "  trainmaster logs my-run",
            "  trainmaster logs -f my-run",
            "  trainmaster logs my-run --errors --start 1 --lines 500"
        })
public final class LogsCommand extends OneRunCommand {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);
    private static final int LOOKS_BETWEEN_QUESTIONS = 5;

    @Option(
            names = {"-f", "--follow"},
            description = "go on until the run has ended")
    private boolean follow;

    @Option(names = "--errors", description = "the error output instead of the output")
    private boolean errors;

    @Option(names = "--start", paramLabel = "N", description = "of the Nth start of the trainer")
    private Integer number;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            defaultValue = "100",
            description = "the last N lines (default: 100)")
    private int lines;

    @Mixin
    private TimeoutOption timeout;

    public LogsCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console, RunClient client, String runId) {
        RunDirectory directory = new RunFiles(cli().surroundings()).of(client.look(runId));
        Optional<Path> log = file(directory);
        if (log.isEmpty() && !follow) {
            throw new CommandFailure(
                    ExitCode.NOT_FOUND,
                    "The trainer of " + runId + (number == null ? " has not been started" : " has no start " + number),
                    "trainmaster why " + runId);
        }
        if (!follow) {
            List<String> last = last(log.orElseThrow());
            console.answer(new LogAnswer(runId, log.get().toString(), last), () -> last.forEach(console::raw));
            return ExitCode.DONE;
        }
        return followed(console, client, runId, directory);
    }

    private ExitCode followed(Console console, RunClient client, String runId, RunDirectory directory) {
        if (console.isJson()) {
            throw new CommandFailure(ExitCode.USAGE, "-f goes on and on, and JSON is one document: leave one away");
        }
        Optional<Instant> until =
                timeout.timeout().map(cli().surroundings().clock().instant()::plus);
        Optional<LogFollower> follower = Optional.empty();
        for (int look = 0; ; look++) {
            Optional<Path> log = file(directory);
            if (log.isPresent()
                    && follower.filter(current -> current.follows(log.get())).isEmpty()) {
                last(log.get()).forEach(console::raw);
                follower = Optional.of(LogFollower.fromTheEnd(log.get()));
            }
            follower.ifPresent(current -> current.news().forEach(console::raw));
            if (look % LOOKS_BETWEEN_QUESTIONS == 0 && client.look(runId).hasEnded()) {
                follower.ifPresent(current -> current.news().forEach(console::raw));
                return ExitCode.DONE;
            }
            if (until.filter(cli().surroundings().clock().instant()::isAfter).isPresent()) {
                throw new CommandFailure(ExitCode.TIMED_OUT, "The run " + runId + " has not ended yet");
            }
            Pause.of(BETWEEN_LOOKS);
        }
    }

    private Optional<Path> file(RunDirectory directory) {
        List<StartDirectory> starts = directory.starts();
        return starts.stream()
                .filter(start -> number == null || start.number() == number)
                .reduce((earlier, later) -> later)
                .map(start -> errors ? start.stderr() : start.stdout());
    }

    private List<String> last(Path log) {
        try {
            return LogTail.of(log).lastLines(Math.max(0, lines));
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.RUN_FAILED, "Cannot read " + log + ": " + e.getMessage());
        }
    }

    /** What programs read. */
    record LogAnswer(String runId, String path, List<String> lines) {}
}
