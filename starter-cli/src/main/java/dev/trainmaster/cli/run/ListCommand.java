package dev.trainmaster.cli.run;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.ServerOption;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.run.Phase;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code trainmaster list} */
@Command(
        name = "list",
        description = "Lists runs, the newest first.",
        footer = {
            "",
            "Examples:",
            "  trainmaster list --phase training --phase awaiting-approval",
            "  trainmaster list --dataset sample -o json"
        })
public final class ListCommand extends CliCommand {

    @Option(
            names = "--phase",
            paramLabel = "PHASE",
            description = "only runs in this phase, such as training or failed; repeatable")
    private List<String> phases = List.of();

    @Option(names = "--dataset", paramLabel = "KEY", description = "only runs on this dataset")
    private String dataset;

    @Option(names = "--model", paramLabel = "MODEL", description = "only runs of this model")
    private String model;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "50", description = "at most N runs (default: 50)")
    private int limit = 50;

    @Mixin
    private ServerOption server;

    public ListCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console) {
        RunFilter filter = filter();
        try (RunClient client = cli().connect(server.address())) {
            List<ListedRun> runs = client.list(filter);
            console.answer(runs, () -> print(console, runs));
            return ExitCode.DONE;
        }
    }

    private RunFilter filter() {
        if (limit < 1) {
            throw new CommandFailure(ExitCode.USAGE, "--limit: must be at least 1, but is " + limit);
        }
        Set<Phase> wanted = EnumSet.noneOf(Phase.class);
        phases.forEach(text -> wanted.add(phase(text)));
        Predicate<ListedRun> condition = run -> same(dataset, run.dataset()) && same(model, run.model());
        return RunFilter.of(wanted, condition, limit);
    }

    private static boolean same(String wanted, Optional<String> actual) {
        return wanted == null || actual.filter(wanted::equals).isPresent();
    }

    private static Phase phase(String text) {
        String name = text.toUpperCase(Locale.ROOT).replace('-', '_');
        return Stream.of(Phase.values())
                .filter(phase -> phase.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "--phase: there is no phase \"" + text + "\"",
                        "Phases: "
                                + String.join(
                                        ", ",
                                        Stream.of(Phase.values())
                                                .map(phase -> phase.name()
                                                        .toLowerCase(Locale.ROOT)
                                                        .replace('_', '-'))
                                                .toList())));
    }

    private void print(Console console, List<ListedRun> runs) {
        if (runs.isEmpty()) {
            console.say("No runs.");
            console.next("trainmaster start --dataset sample --model tiny", "trainmaster demo");
            return;
        }
        RunTable.print(console, runs, cli().surroundings().clock().instant());
    }
}
