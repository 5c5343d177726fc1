package dev.trainmaster.cli.approval;

import dev.trainmaster.approval.Verdict;
import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.run.RunView;
import dev.trainmaster.manifest.ManifestReceipt;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code trainmaster approve} */
@Command(
        name = "approve",
        description = "Agrees to a run's training. Look at its plan first: trainmaster show RUN.",
        footer = {
            "",
            "Examples:",
            "  trainmaster approve 2611",
            "  trainmaster approve my-run --as alice --comment \"looks good\"",
            "  trainmaster approve my-run --digest 9f86d081884c7d65   (the approval holds for exactly this manifest)"
        })
public final class ApproveCommand extends DecisionCommand {

    private static final int SHORTEST_DIGEST = 8;

    @Option(names = "--comment", paramLabel = "TEXT", description = "a word to the record")
    private String comment;

    @Option(
            names = "--digest",
            paramLabel = "SHA256",
            description = "the manifest's digest that you have seen, or its first 8 or more digits")
    private String digest;

    public ApproveCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected Verdict verdict() {
        return Verdict.APPROVE;
    }

    @Override
    protected Optional<String> comment() {
        return Optional.ofNullable(comment);
    }

    @Override
    protected Optional<String> digest(RunView run) {
        if (digest == null) {
            return Optional.empty();
        }
        if (!digest.matches("[0-9a-f]{" + SHORTEST_DIGEST + ",64}")) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "--digest: \"" + digest + "\" is no digest: " + SHORTEST_DIGEST + " to 64 of 0-9 and a-f",
                    "See it with: trainmaster show " + run.runId());
        }
        return Optional.of(run.manifest()
                .map(ManifestReceipt::sha256)
                .filter(whole -> whole.startsWith(digest))
                .orElse(digest));
    }
}
