package dev.trainmaster.cli.worker;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.ServerOption;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.server.Servers;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code trainmaster worker} */
@Command(
        name = "worker",
        description = {
            "Runs a worker in the foreground until Ctrl-C. It waits for a server that is not up yet.",
            "Trainers that run when it ends go on; the next worker takes them over."
        },
        footer = {"", "Examples:", "  trainmaster worker", "  trainmaster worker --address temporal.example:7233"})
public final class WorkerCommand extends CliCommand {

    private static final int DRAIN_SECONDS = 30;

    @Mixin
    private ServerOption server;

    public WorkerCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console) {
        Workers workers = new Workers(cli().surroundings());
        ProcessBuilder builder = server.address().isPresent()
                ? workers.foreground(Optional.empty())
                : workers.foreground(new Servers(cli().surroundings())
                        .ladder(Optional.empty())
                        .find());
        server.address().ifPresent(address -> builder.environment().put("TEMPORAL_ADDRESS", address));
        try {
            Process process = builder.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process), "worker-end"));
            return process.waitFor() == 0 ? ExitCode.DONE : ExitCode.RUN_FAILED;
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.RUN_FAILED, "Cannot start the worker: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCode.INTERRUPTED;
        }
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(DRAIN_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
