package dev.trainmaster.cli.run;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.OneRunCommand;
import dev.trainmaster.cli.console.Console;
import picocli.CommandLine.Command;

/** {@code trainmaster retry} */
@Command(
        name = "retry",
        description = {
            "Starts a run that ended without completing once more: the same id, request and run directory.",
            "Training goes on from the newest good checkpoint. It needs an approval of its own."
        },
        footer = {"", "Examples:", "  trainmaster retry my-run"})
public final class RetryCommand extends OneRunCommand {

    public RetryCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console, RunClient client, String runId) {
        client.retry(runId);
        console.document(new Retried(runId, true));
        console.say("Started " + runId + " again");
        console.next("trainmaster watch " + runId, "trainmaster show " + runId);
        return ExitCode.DONE;
    }

    /** What programs read. */
    record Retried(String runId, boolean started) {}
}
