package dev.trainmaster.approval;

import dev.trainmaster.notification.Notice;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;

/** Waits at the gate behind durable timers: one for the deadline, two for the reminders. */
public final class ApprovalStage {

    private static final Duration SHORTLY_BEFORE = Duration.ofHours(1);
    private static final int SHORTLY_SHARE = 10;

    private final ApprovalGate gate;
    private final BiConsumer<Notice.Kind, String> tell;
    private CancellationScope timers;

    public ApprovalStage(ApprovalGate gate, BiConsumer<Notice.Kind, String> tell) {
        this.gate = gate;
        this.tell = tell;
    }

    /** Returns when the open gate has its outcome. */
    public GateState await() {
        if (!gate.state().isFinal()) {
            tell.accept(
                    Notice.Kind.APPROVAL_NEEDED,
                    "waits for approval until " + gate.deadline().orElseThrow());
            armTimers();
            Workflow.await(() -> gate.state().isFinal());
            timers.cancel();
        }
        return gate.state();
    }

    /** The gate's deadline moved. */
    public void extended() {
        timers.cancel();
        armTimers();
    }

    private void armTimers() {
        Duration left = Duration.between(now(), gate.deadline().orElseThrow());
        Duration shortly = shorter(SHORTLY_BEFORE, left.dividedBy(SHORTLY_SHARE));
        timers = Workflow.newCancellationScope(() -> {
            // Not Workflow.await with a timeout: it answers false also when a decision came before the deadline but no
            // worker lived to take it. A timer's callback and a signal's handler run in the order of history.
            after(left, "approval deadline", gate::expire);
            after(left.dividedBy(2), "reminder at half time", this::remind);
            after(left.minus(shortly), "last reminder", this::remind);
        });
        timers.run();
    }

    private void after(Duration delay, String summary, Runnable action) {
        Workflow.newTimer(
                        delay.isNegative() ? Duration.ZERO : delay,
                        TimerOptions.newBuilder().setSummary(summary).build())
                .handle((fired, cancelled) -> {
                    if (cancelled == null) {
                        action.run();
                    }
                    return null;
                });
    }

    private void remind() {
        if (!gate.state().isFinal()) {
            tell.accept(
                    Notice.Kind.APPROVAL_REMINDER,
                    "still waits for approval, until " + gate.deadline().orElseThrow());
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
