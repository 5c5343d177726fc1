package dev.trainmaster.cli.server;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.worker.WorkerProcess;
import dev.trainmaster.cli.worker.WorkerRecord;
import dev.trainmaster.cli.worker.Workers;
import dev.trainmaster.server.StopOutcome;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code trainmaster down} */
@Command(
        name = "down",
        description = {
            "Stops the worker and the server that `trainmaster up` started. Runs are kept, and so are trainers that run:",
            "the next `trainmaster up` takes them over. To stop a training, cancel its run first."
        },
        footer = {"", "Examples:", "  trainmaster down"})
public final class DownCommand extends CliCommand {

    private static final Duration DRAIN = Duration.ofSeconds(20);

    public DownCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console) {
        Optional<WorkerRecord> worker = new Workers(cli().surroundings()).running();
        worker.map(WorkerRecord::process).map(WorkerProcess::new).ifPresent(DownCommand::stop);
        console.say(worker.map(record -> "Stopped the worker, pid " + record.pid() + ".")
                .orElse("No worker ran here."));
        StopOutcome server =
                new Servers(cli().surroundings()).ladder(Optional.empty()).down();
        console.say(sentence(server));
        console.document(new DownAnswer(worker, server));
        return ExitCode.DONE;
    }

    static void stop(WorkerProcess worker) {
        if (!worker.stop(DRAIN)) {
            throw new CommandFailure(
                    ExitCode.RUN_FAILED,
                    "The worker, " + worker.id() + ", does not end, not even by SIGKILL",
                    "Look at it with: ps -o pid,stat,wchan,cmd -p "
                            + worker.id().pid());
        }
    }

    private static String sentence(StopOutcome outcome) {
        if (outcome instanceof StopOutcome.Stopped stopped) {
            return "Stopped the server at " + stopped.address() + ", pid " + stopped.pid() + ".";
        }
        if (outcome instanceof StopOutcome.OwnedByCommand owned) {
            return "The server at " + owned.address() + " belongs to another command, pid " + owned.pid()
                    + ", and ends with that.";
        }
        return "No server ran here.";
    }

    /** What programs read. */
    record DownAnswer(Optional<WorkerRecord> worker, StopOutcome server) {}
}
