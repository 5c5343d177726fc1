package dev.trainmaster.cli.run;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.OneRunCommand;
import dev.trainmaster.cli.TimeoutOption;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.view.RunDisplay;
import dev.trainmaster.cli.view.RunWatcher;
import dev.trainmaster.run.Phase;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code trainmaster cancel} */
@Command(
        name = "cancel",
        description = "Cancels a run and waits until no process of it is alive.",
        footer = {
            "",
            "Examples:",
            "  trainmaster cancel my-run",
            "  trainmaster cancel my-run --reason \"wrong data\" --no-wait"
        })
public final class CancelCommand extends OneRunCommand {

    private static final Duration GRACE_AND_MORE = Duration.ofMinutes(2);

    @Option(names = "--reason", paramLabel = "TEXT", description = "why")
    private String reason;

    @Option(names = "--no-wait", description = "only ask for it, do not wait for the end")
    private boolean noWait;

    @Mixin
    private TimeoutOption timeout;

    public CancelCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console, RunClient client, String runId) {
        Optional<Duration> patience = Optional.of(timeout.timeout().orElse(GRACE_AND_MORE));
        RunView before = client.look(runId);
        if (before.hasEnded()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "The run " + runId + " has ended: " + Phases.text(before.phase()),
                    "trainmaster show " + runId);
        }
        client.cancel(
                runId,
                Optional.ofNullable(reason).orElse("by " + cli().surroundings().user()));
        if (!before.isAnsweredByWorker()) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "The cancel of " + runId + " is noted, but no worker answers that could carry it out",
                    "It happens when one comes: trainmaster up");
        }
        if (noWait) {
            console.document(client.look(runId));
            console.say("The cancel of " + runId + " is noted.");
            console.next("trainmaster watch " + runId);
            return ExitCode.DONE;
        }
        Clock clock = cli().surroundings().clock();
        RunView run =
                new RunWatcher(client, clock, patience).toTheEnd(runId, RunDisplay.on(console, clock), seen -> {});
        console.document(run);
        if (run.phase() == Phase.COMPLETED) {
            console.say("The run " + runId + " had completed before the cancel could stop it.");
        }
        NextSteps.of(console, run);
        return run.phase() == Phase.CANCELLED ? ExitCode.DONE : ExitCode.of(run.phase(), run.failure());
    }
}
