package dev.trainmaster.cli.run;

import dev.trainmaster.approval.Decision;
import dev.trainmaster.approval.DecisionReceipt;
import dev.trainmaster.approval.GateState;
import dev.trainmaster.approval.Verdict;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.view.RunDisplay;
import dev.trainmaster.manifest.ManifestReceipt;
import dev.trainmaster.run.Phase;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Stands at the gate of a watched run: shows the plan once, then asks, or decides where it may. */
public final class GateKeeper implements Consumer<RunView> {

    private final Console console;
    private final RunClient client;
    private final RunDisplay display;
    private final Clock clock;
    private final String user;
    private final Optional<String> reasonNotToAsk;
    private boolean done;

    /** @param reasonNotToAsk why it approves by itself; empty where it must not */
    public GateKeeper(
            Console console,
            RunClient client,
            RunDisplay display,
            Clock clock,
            String user,
            Optional<String> reasonNotToAsk) {
        this.console = console;
        this.client = client;
        this.display = display;
        this.clock = clock;
        this.user = user;
        this.reasonNotToAsk = reasonNotToAsk;
    }

    @Override
    public void accept(RunView run) {
        boolean open = run.approval()
                .map(approval -> approval.state() == GateState.OPEN)
                .orElse(false);
        if (done || run.phase() != Phase.AWAITING_APPROVAL || !open) {
            return;
        }
        done = true;
        display.pause();
        console.say("");
        console.say("This is what would run:");
        new PlanPage(console).print(run);
        console.say("");
        if (reasonNotToAsk.isPresent()) {
            console.say("Approved in the name of " + user + " without asking: " + reasonNotToAsk.get() + ".");
            decide(run, Verdict.APPROVE, Optional.of("approved without asking: " + reasonNotToAsk.get()));
        } else if (console.isInteractive()) {
            ask(run);
        } else {
            console.say("The run waits for approval: trainmaster approve " + run.runId());
        }
    }

    private void ask(RunView run) {
        Optional<String> answer =
                console.ask("Train this? [y]es, [n]o (reject), [l]ater:").map(text -> text.toLowerCase(Locale.ROOT));
        // Whoever thinks too long must not be told that it worked.
        if (!client.look(run.runId()).phase().equals(Phase.AWAITING_APPROVAL)) {
            console.say("The run does not wait any more.");
        } else if (answer.filter(text -> text.startsWith("y")).isPresent()) {
            decide(run, Verdict.APPROVE, Optional.empty());
        } else if (answer.filter(text -> text.startsWith("n")).isPresent()) {
            String reason = console.ask("Why?").filter(text -> !text.isEmpty()).orElse("no reason given");
            decide(run, Verdict.REJECT, Optional.of(reason));
        } else {
            console.say("It waits on: trainmaster approve " + run.runId());
        }
    }

    private void decide(RunView run, Verdict verdict, Optional<String> comment) {
        Decision decision = new Decision(
                UUID.nameUUIDFromBytes((run.runId() + verdict + clock.instant()).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                user,
                verdict,
                comment,
                run.manifest().map(ManifestReceipt::sha256));
        Optional<DecisionReceipt> receipt = client.decide(run.runId(), decision);
        receipt.filter(answer -> !answer.ruling().isAccepted())
                .ifPresent(answer ->
                        console.say("It did not count: " + answer.ruling().text()));
    }
}
