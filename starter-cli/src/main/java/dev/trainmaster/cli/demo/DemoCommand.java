package dev.trainmaster.cli.demo;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.Surroundings;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.run.GateKeeper;
import dev.trainmaster.cli.run.RunClient;
import dev.trainmaster.cli.run.RunView;
import dev.trainmaster.cli.view.RunDisplay;
import dev.trainmaster.cli.view.RunWatcher;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code trainmaster demo} */
@Command(
        name = "demo",
        description = {
            "The whole story on this machine, from nothing: a server, a worker, a run, its approval, its training, its result.",
            "The files stay in $TRAINMASTER_HOME/demo; nothing is left running, also after Ctrl-C."
        },
        footer = {
            "",
            "Examples:",
            "  trainmaster demo",
            "  trainmaster demo --yes          (approves by itself)",
            "  trainmaster demo --crash        (kills the worker in the middle of the training)"
        })
public final class DemoCommand extends CliCommand {

    private static final Duration LONGEST = Duration.ofMinutes(15);

    @Option(
            names = {"-y", "--yes"},
            description = "approve without asking")
    private boolean yes;

    @Option(
            names = "--crash",
            description = "kill the worker in the middle of the training and show that nothing is lost")
    private boolean crash;

    public DemoCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console) {
        Surroundings surroundings = cli().surroundings();
        Surroundings ours = surroundings.withHome(surroundings.home().resolve("demo"));
        DemoPages pages = new DemoPages(console, ours, crash);
        pages.opening();
        try (DemoStage stage = new DemoStage(new Cli(ours), crash, console)) {
            Thread ending = new Thread(stage::close, "demo-end");
            Runtime.getRuntime().addShutdownHook(ending);
            RunView run = play(console, stage, ours, pages);
            pages.ending(run, stage.client().webUi());
            console.document(run);
            return ExitCode.of(run.phase(), run.failure());
        }
    }

    private RunView play(Console console, DemoStage stage, Surroundings ours, DemoPages pages) {
        Clock clock = ours.clock();
        boolean asks = console.isInteractive() && !yes;
        stage.startServer();
        stage.startWorker();
        String runId = stage.startRun();
        RunClient client = stage.client();
        RunDisplay display = RunDisplay.on(console, clock);
        Consumer<RunView> gate = new GateKeeper(
                console,
                client,
                display,
                clock,
                ours.user(),
                asks ? Optional.empty() : Optional.of(yes ? "--yes was given" : "no terminal to ask on"));
        Consumer<RunView> ending = run -> stage.refuseWhenEnding();
        DemoCrash accident = new DemoCrash(console, stage, display);
        RunView run = new RunWatcher(client, clock, Optional.of(LONGEST))
                .toTheEnd(runId, display, ending.andThen(crash ? gate.andThen(accident) : gate));
        stage.ended();
        if (crash) {
            pages.crash(accident, run);
        }
        return run;
    }
}
