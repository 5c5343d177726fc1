package dev.trainmaster.cli.run;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.ServerOption;
import dev.trainmaster.cli.TimeoutOption;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.request.RequestFlag;
import dev.trainmaster.cli.request.RequestOptions;
import dev.trainmaster.cli.request.TakesRequest;
import dev.trainmaster.cli.view.RunDisplay;
import dev.trainmaster.cli.view.RunWatcher;
import dev.trainmaster.cli.worker.Workers;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code trainmaster run} */
@Command(
        name = "run",
        description = {
            "Starts a run and watches it to its end. On a terminal it asks for the approval when the run waits for one.",
            "Ctrl-C leaves the run alone. The exit code is that of the run."
        },
        footer = {
            "",
            "Examples:",
            "  trainmaster run --dataset sample --model tiny",
            "  trainmaster run -f run.yaml --mode local",
            "  trainmaster run -f run.yaml --mode local --yes --timeout 2h -o json"
        })
public final class RunCommand extends CliCommand implements TakesRequest {

    @Mixin
    private RequestOptions request;

    @Option(
            names = {"-y", "--yes"},
            description = "approve by itself when the run waits for approval")
    private boolean yes;

    @Mixin
    private TimeoutOption timeout;

    @Mixin
    private ServerOption server;

    private Supplier<Map<RequestFlag, Object>> flags = Map::of;

    public RunCommand(Cli cli) {
        super(cli);
    }

    @Override
    public void requestFlags(Supplier<Map<RequestFlag, Object>> typed) {
        flags = typed;
    }

    @Override
    protected ExitCode run(Console console) {
        Submission submission = Submission.of(cli(), request, flags.get(), console);
        Clock clock = cli().surroundings().clock();
        try (RunClient client = cli().connect(server.address())) {
            submission.startWith(client, new Workers(cli().surroundings()), console);
            RunDisplay display = RunDisplay.on(console, clock);
            GateKeeper keeper = new GateKeeper(
                    console,
                    client,
                    display,
                    clock,
                    cli().surroundings().user(),
                    yes ? Optional.of("--yes was given") : Optional.empty());
            RunView run =
                    new RunWatcher(client, clock, timeout.timeout()).toTheEnd(submission.runId(), display, keeper);
            return RunEndPage.tell(console, run);
        }
    }
}
