package dev.trainmaster.cli.approval;

import dev.trainmaster.approval.DecisionReceipt;
import dev.trainmaster.approval.Extension;
import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.OneRunCommand;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Figures;
import dev.trainmaster.cli.request.Durations;
import dev.trainmaster.cli.run.RunClient;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code trainmaster extend} */
@Command(
        name = "extend",
        description = "Gives the approvers of a run more time.",
        footer = {"", "Examples:", "  trainmaster extend my-run --by 2d --reason \"public holiday\""})
public final class ExtendCommand extends OneRunCommand {

    @Option(names = "--by", paramLabel = "TIME", required = true, description = "how much more, such as 90m or 2d")
    private String more;

    @Option(names = "--as", paramLabel = "NAME", description = "who extends (default: you)")
    private String person;

    @Option(names = "--reason", paramLabel = "TEXT", description = "why")
    private String reason;

    public ExtendCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console, RunClient client, String runId) {
        Duration duration = Durations.parse(more)
                .filter(time -> !time.isZero() && !time.isNegative())
                .orElseThrow(() ->
                        new CommandFailure(ExitCode.USAGE, "--by: \"" + more + "\" is no time such as 90m or 2d"));
        DecisionReceipt receipt = client.extend(
                runId,
                new Extension(
                        Optional.ofNullable(person).orElse(cli().surroundings().user()),
                        duration,
                        Optional.ofNullable(reason)));
        console.answer(
                receipt,
                () -> console.say(receipt.deadline()
                        .map(deadline -> "The approval of " + runId + " may now take until " + Figures.time(deadline))
                        .orElse("Extended")));
        console.next("trainmaster approve " + runId, "trainmaster pending");
        return receipt.ruling().isAccepted() ? ExitCode.DONE : ExitCode.USAGE;
    }
}
