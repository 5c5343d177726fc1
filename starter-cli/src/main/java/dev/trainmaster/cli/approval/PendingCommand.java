package dev.trainmaster.cli.approval;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.ServerOption;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Figures;
import dev.trainmaster.cli.console.Table;
import dev.trainmaster.cli.run.ListedRun;
import dev.trainmaster.cli.run.RunClient;
import dev.trainmaster.cli.run.RunFilter;
import dev.trainmaster.cli.run.RunView;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.run.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code trainmaster pending} */
@Command(
        name = "pending",
        description = "Lists the runs that wait for approval, with what they want and how long they wait still.",
        footer = {"", "Examples:", "  trainmaster pending", "  trainmaster pending -o json"})
public final class PendingCommand extends CliCommand {

    private static final int MOST = 50;

    @Mixin
    private ServerOption server;

    public PendingCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console) {
        try (RunClient client = cli().connect(server.address())) {
            List<RunView> runs = client.list(RunFilter.of(Set.of(Phase.AWAITING_APPROVAL), run -> true, MOST)).stream()
                    .map(ListedRun::runId)
                    .map(client::look)
                    .filter(run -> run.phase() == Phase.AWAITING_APPROVAL)
                    .toList();
            console.answer(runs, () -> print(console, runs));
            return ExitCode.DONE;
        }
    }

    private void print(Console console, List<RunView> runs) {
        if (runs.isEmpty()) {
            console.say("Nothing waits for approval.");
            return;
        }
        Instant now = cli().surroundings().clock().instant();
        Table table = new Table("RUN", "MODEL", "DATASET", "ASKED BY", "APPROVALS", "TIME LEFT");
        for (RunView run : runs) {
            table.row(
                    run.runId(),
                    run.request().map(TrainingRequest::model).orElse("-"),
                    run.request().map(TrainingRequest::dataset).orElse("-"),
                    run.request().flatMap(TrainingRequest::requestedBy).orElse("-"),
                    run.approval()
                            .map(view -> view.approvedBy().size() + " of " + view.quorum())
                            .orElse("?"),
                    run.approval()
                            .flatMap(view -> view.deadline())
                            .map(deadline -> Figures.duration(Duration.between(now, deadline)))
                            .orElse("?"));
        }
        table.print(console);
        String first = runs.get(0).runId();
        console.next("trainmaster show " + first, "trainmaster approve " + first);
    }
}
