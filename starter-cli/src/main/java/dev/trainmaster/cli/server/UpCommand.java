package dev.trainmaster.cli.server;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.ServerOption;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.worker.WorkerProcess;
import dev.trainmaster.cli.worker.WorkerRecord;
import dev.trainmaster.cli.worker.Workers;
import dev.trainmaster.server.Lifetime;
import dev.trainmaster.server.RungTaken;
import dev.trainmaster.server.TemporalServer;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code trainmaster up} */
@Command(
        name = "up",
        description = {
            "Starts a Temporal server and one worker in the background, as far as they do not run yet.",
            "Their files are in $TRAINMASTER_HOME (default ~/.trainmaster); `trainmaster down` stops them."
        },
        footer = {
            "",
            "Examples:",
            "  trainmaster up",
            "  trainmaster up --address temporal.example:7233   (a worker alone)"
        })
public final class UpCommand extends CliCommand {

    @Mixin
    private ServerOption server;

    public UpCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console) {
        RungTaken taken =
                new Servers(cli().surroundings()).ladder(server.address()).climb(Lifetime.DETACHED, console::note);
        taken.passedOver().forEach(reason -> console.note("(" + reason + ")"));
        console.say("Server: " + taken.sentence());
        TemporalServer running = taken.server();
        Workers workers = new Workers(cli().surroundings());
        Optional<WorkerRecord> present =
                workers.running().filter(worker -> worker.serverAddress().equals(running.address()));
        WorkerRecord worker = present.orElseGet(() -> {
            workers.running().map(WorkerRecord::process).map(WorkerProcess::new).ifPresent(DownCommand::stop);
            return workers.awaitReady(workers.startDetached(running, Map.of()));
        });
        console.say("Worker: pid " + worker.pid() + " on " + worker.host()
                + (present.isPresent() ? ", which runs already" : "") + " (log: " + workers.log() + ")");
        running.webUi().ifPresent(ui -> console.say("Web UI: " + ui));
        console.document(
                new UpAnswer(running.address(), running.webUi(), taken.rung().name(), worker));
        console.next(
                "trainmaster run --dataset sample --model tiny --mode local", "trainmaster list", "trainmaster down");
        return ExitCode.DONE;
    }

    /** What programs read. */
    record UpAnswer(String address, Optional<URI> webUi, String rung, WorkerRecord worker) {}
}
