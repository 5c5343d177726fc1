package dev.trainmaster.cli.training;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.OneRunCommand;
import dev.trainmaster.cli.TimeoutOption;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.run.RunClient;
import dev.trainmaster.cli.run.RunView;
import dev.trainmaster.cli.worker.Pause;
import dev.trainmaster.supervisor.LogTail;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.StartDirectory;
import dev.trainmaster.trainer.Redaction;
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
        description = {
            "Prints what a run's trainer said, the newest start by default. Secrets are left out as far as they are known:",
            "those of this command's environment, the worker's, the living trainer's, and the profile's."
        },
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

    private final KnownSecrets secrets;

    public LogsCommand(Cli cli) {
        super(cli);
        secrets = new KnownSecrets(cli.surroundings());
    }

    @Override
    protected ExitCode run(Console console, RunClient client, String runId) {
        RunView run = client.look(runId);
        RunDirectory directory = new RunFiles(cli().surroundings()).of(run);
        Optional<StartDirectory> start = start(directory);
        if (start.isEmpty() && !follow) {
            throw new CommandFailure(
                    ExitCode.NOT_FOUND,
                    "The trainer of " + runId + (number == null ? " has not been started" : " has no start " + number),
                    "trainmaster why " + runId);
        }
        if (!follow) {
            Path log = log(start.orElseThrow());
            List<String> last = last(log, secrets.of(run, start.get()));
            console.answer(new LogAnswer(runId, log.toString(), last), () -> last.forEach(console::raw));
            return ExitCode.DONE;
        }
        if (console.isJson()) {
            throw new CommandFailure(ExitCode.USAGE, "-f goes on and on, and JSON is one document: leave one away");
        }
        try (FollowedLog followed =
                new FollowedLog(lines, console::raw, cli().surroundings().clock())) {
            return followed(followed, client, run, directory);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.RUN_FAILED, "Cannot read the log of " + runId + ": " + e.getMessage());
        }
    }

    private ExitCode followed(FollowedLog followed, RunClient client, RunView run, RunDirectory directory)
            throws IOException {
        Optional<Instant> until =
                timeout.timeout().map(cli().surroundings().clock().instant()::plus);
        for (int look = 0; ; look++) {
            // Asked before the look: what a trainer said last is there when its run has ended.
            boolean ended = look % LOOKS_BETWEEN_QUESTIONS == 0
                    && client.look(run.runId()).hasEnded();
            Optional<StartDirectory> start = start(directory);
            if (start.isPresent()) {
                Path log = log(start.get());
                followed.readOn(log, () -> secrets.of(run, start.get()));
            }
            if (ended) {
                followed.readToTheEnd();
                return ExitCode.DONE;
            }
            if (until.filter(cli().surroundings().clock().instant()::isAfter).isPresent()) {
                throw new CommandFailure(ExitCode.TIMED_OUT, "The run " + run.runId() + " has not ended yet");
            }
            Pause.of(BETWEEN_LOOKS);
        }
    }

    private Optional<StartDirectory> start(RunDirectory directory) {
        return directory.starts().stream()
                .filter(start -> number == null || start.number() == number)
                .reduce((earlier, later) -> later);
    }

    private Path log(StartDirectory start) {
        return errors ? start.stderr() : start.stdout();
    }

    private List<String> last(Path log, Redaction redaction) {
        try {
            return LogTail.of(log, redaction).lastLines(Math.max(0, lines));
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.RUN_FAILED, "Cannot read " + log + ": " + e.getMessage());
        }
    }

    /** What programs read. */
    record LogAnswer(String runId, String path, List<String> lines) {}
}
