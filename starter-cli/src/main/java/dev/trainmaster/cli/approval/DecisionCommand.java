package dev.trainmaster.cli.approval;

import dev.trainmaster.approval.Decision;
import dev.trainmaster.approval.DecisionReceipt;
import dev.trainmaster.approval.Verdict;
import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.OneRunCommand;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.run.Phases;
import dev.trainmaster.cli.run.RunClient;
import dev.trainmaster.cli.run.RunView;
import dev.trainmaster.request.Mode;
import dev.trainmaster.run.Phase;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Option;

/** Says one person's word on a run. */
abstract class DecisionCommand extends OneRunCommand {

    @Option(names = "--as", paramLabel = "NAME", description = "who decides (default: you)")
    private String approver;

    @Option(
            names = "--decision-id",
            paramLabel = "ID",
            description = "makes it idempotent: the same id counts once (default: a new one)")
    private String decisionId;

    protected DecisionCommand(Cli cli) {
        super(cli);
    }

    protected abstract Verdict verdict();

    protected abstract Optional<String> comment();

    protected Optional<String> digest(RunView run) {
        return Optional.empty();
    }

    @Override
    protected final ExitCode run(Console console, RunClient client, String runId) {
        RunView run = client.look(runId);
        refuseWhatCannotBeDecided(run);
        Decision decision = new Decision(
                Optional.ofNullable(decisionId)
                        .orElseGet(() -> UUID.randomUUID().toString()),
                Optional.ofNullable(approver).orElse(cli().surroundings().user()),
                verdict(),
                comment(),
                digest(run));
        Optional<DecisionReceipt> receipt = client.decide(runId, decision);
        console.document(new DecisionAnswer(runId, decision, receipt));
        receipt.ifPresentOrElse(
                answer -> tell(console, runId, answer),
                () -> console.say("No worker answers. The decision was left for the next one and counts when it comes; "
                        + "a deadline that passes before wins. Start one with `trainmaster up`."));
        console.next("trainmaster watch " + runId);
        return receipt.map(answer -> answer.ruling().isAccepted()).orElse(true) ? ExitCode.DONE : ExitCode.USAGE;
    }

    private void tell(Console console, String runId, DecisionReceipt receipt) {
        console.say((verdict() == Verdict.APPROVE ? "Approval" : "Rejection") + " of " + runId + ": "
                + receipt.ruling().text() + " (" + receipt.approvals() + " of " + receipt.quorum()
                + " approvals)");
    }

    private void refuseWhatCannotBeDecided(RunView run) {
        if (run.hasEnded()) {
            throw new CommandFailure(
                    run.phase() == Phase.APPROVAL_EXPIRED ? ExitCode.APPROVAL_EXPIRED : ExitCode.USAGE,
                    "The run " + run.runId() + " has ended: " + Phases.text(run.phase()),
                    "See how with `trainmaster why " + run.runId() + "`.");
        }
        if (run.request().filter(request -> request.mode() == Mode.DRY_RUN).isPresent()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "The run " + run.runId() + " is a dry run, which needs no approval",
                    "To train, start one with `--mode local`.");
        }
        if (run.phase() == Phase.TRAINING) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "The run " + run.runId() + " was approved already and is training",
                    "To end it: trainmaster cancel " + run.runId());
        }
    }

    /** What programs read. No receipt: it was left as a signal, since no worker answered. */
    record DecisionAnswer(String runId, Decision decision, Optional<DecisionReceipt> receipt) {}
}
