package dev.trainmaster.cli.approval;

import dev.trainmaster.approval.Verdict;
import dev.trainmaster.cli.Cli;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code trainmaster reject} */
@Command(
        name = "reject",
        description = "Ends a run that waits for approval. One rejection is enough.",
        footer = {"", "Examples:", "  trainmaster reject my-run --reason \"wrong dataset\""})
public final class RejectCommand extends DecisionCommand {

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "why; it becomes the run's failure")
    private String reason;

    public RejectCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected Verdict verdict() {
        return Verdict.REJECT;
    }

    @Override
    protected Optional<String> comment() {
        return Optional.of(reason);
    }
}
