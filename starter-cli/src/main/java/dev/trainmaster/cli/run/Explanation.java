package dev.trainmaster.cli.run;

import dev.trainmaster.approval.ApprovalView;
import dev.trainmaster.cli.console.Figures;
import dev.trainmaster.run.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a run is where it is, and what to do about it. */
public record Explanation(String runId, Phase phase, String because, String next) {

    static Explanation of(RunView run, Instant now) {
        String id = run.runId();
        if (!run.hasEnded() && !run.isAnsweredByWorker()) {
            return new Explanation(
                    id,
                    run.phase(),
                    id + " is " + Phases.text(run.phase()) + ", but no worker answers for it.",
                    "Start one with `trainmaster up`. A trainer that runs already goes on and is taken over.");
        }
        String since = Figures.duration(Duration.between(run.since(), now));
        return switch (run.phase()) {
            case AWAITING_APPROVAL ->
                new Explanation(
                        id,
                        run.phase(),
                        id + waits(run.approval(), since, now),
                        "trainmaster show " + id + ", then trainmaster approve " + id);
            case TRAINING ->
                new Explanation(
                        id,
                        run.phase(),
                        id + " has been training for " + since + ": "
                                + run.progress().map(ProgressText::of).orElse("no step yet")
                                + run.warning()
                                        .map(text -> ". Warning: " + text)
                                        .orElse("")
                                + moves(run) + ResumptionText.quarantines(run.starts()),
                        "trainmaster watch " + id);
            case COMPLETED ->
                new Explanation(
                        id,
                        run.phase(),
                        id + " completed"
                                + run.progress()
                                        .map(last -> ": " + ProgressText.of(last))
                                        .orElse(": a dry run without errors")
                                + moves(run) + ResumptionText.quarantines(run.starts()),
                        run.progress().isPresent()
                                ? "trainmaster metrics " + id
                                : "To train, start it with --mode local.");
            case FAILED, REJECTED, APPROVAL_EXPIRED -> failed(run);
            case CANCELLED ->
                new Explanation(id, run.phase(), id + " was cancelled.", "To go on: trainmaster retry " + id);
            default ->
                new Explanation(
                        id,
                        run.phase(),
                        id + " has been " + Phases.text(run.phase()) + " for " + since
                                + run.warning()
                                        .map(text -> ". Warning: " + text)
                                        .orElse("."),
                        "trainmaster watch " + id);
        };
    }

    private static String moves(RunView run) {
        return run.moves().stream().map(move -> ". It " + move.text()).collect(Collectors.joining());
    }

    private static String waits(Optional<ApprovalView> approval, String since, Instant now) {
        return approval.map(view -> " has waited " + since + " for approval: "
                        + view.approvedBy().size() + " of "
                        + view.quorum()
                        + view.deadline()
                                .map(deadline -> ", " + Figures.duration(Duration.between(now, deadline)) + " left.")
                                .orElse("."))
                .orElse(" waits for approval.");
    }

    private static Explanation failed(RunView run) {
        String because = run.failure()
                .map(failure -> run.runId() + " failed while " + Phases.text(failure.phase()) + " ("
                        + failure.type().text() + "): " + failure.message()
                        + failure.death()
                                .filter(death -> !death.lastErrorLines().isEmpty())
                                .map(death -> " | "
                                        + death.lastErrorLines()
                                                .get(death.lastErrorLines().size() - 1))
                                .orElse("")
                        + moves(run) + ResumptionText.quarantines(run.starts()))
                .orElse(run.runId() + " is " + Phases.text(run.phase()) + ".");
        String next = run.failure()
                .map(failure -> failure.hint().replace("RUN", run.runId()))
                .orElse("trainmaster show " + run.runId());
        return new Explanation(run.runId(), run.phase(), because, next);
    }
}
