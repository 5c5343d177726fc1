package dev.trainmaster.cli.view;

import dev.trainmaster.approval.ApprovalView;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Figures;
import dev.trainmaster.cli.console.Style;
import dev.trainmaster.cli.run.Phases;
import dev.trainmaster.cli.run.ProgressText;
import dev.trainmaster.cli.run.RunView;
import dev.trainmaster.run.Phase;
import dev.trainmaster.run.PhaseEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A phase on one line: what it is, how long it took, and what came out. */
final class PhaseLine {

    private final Console console;

    PhaseLine(Console console) {
        this.console = console;
    }

    /** A phase that is over: the index is that of its entry. */
    String done(RunView run, int index) {
        PhaseEntry entry = run.phases().get(index);
        PhaseEntry next = run.phases().get(index + 1);
        boolean broken = next.phase().isOutcome() && next.phase() != Phase.COMPLETED;
        String sign = broken
                ? console.style(Style.RED, console.glyphs().failed())
                : console.style(Style.GREEN, console.glyphs().done());
        return line(sign, entry.phase(), Duration.between(entry.since(), next.since()), summary(run, entry.phase()));
    }

    String current(RunView run, Instant now, String sign) {
        return line(
                console.style(Style.CYAN, sign),
                run.phase(),
                Duration.between(run.since(), now),
                run.isAnsweredByWorker() ? summary(run, run.phase()) : "no worker answers");
    }

    String outcome(RunView run) {
        Style style = run.phase() == Phase.COMPLETED ? Style.GREEN : Style.RED;
        Duration took = Duration.between(run.startedAt(), run.closedAt().orElse(run.since()));
        return console.style(style, Phases.title(run.phase())) + " after " + Figures.duration(took)
                + run.failure().map(failure -> ": " + failure.message()).orElse("");
    }

    private static String line(String sign, Phase phase, Duration took, String summary) {
        return String.format("%s %-9s %10s  %s", sign, Phases.title(phase), Figures.duration(took), summary)
                .stripTrailing();
    }

    private static String summary(RunView run, Phase phase) {
        return switch (phase) {
            case EXPORTING ->
                run.dataset()
                        .map(data -> Figures.count(data.records(), "record") + ", " + Figures.bytes(data.bytes()))
                        .orElse("");
            case WRITING_MANIFEST ->
                run.manifest()
                        .map(manifest -> "sha256 "
                                + manifest.sha256()
                                        .substring(
                                                0,
                                                Math.min(16, manifest.sha256().length())) + "…")
                        .orElse("");
            case VALIDATING -> validated(run);
            case AWAITING_APPROVAL -> run.approval().map(PhaseLine::approvals).orElse("");
            case TRAINING -> run.progress().map(ProgressText::of).orElse("starting the trainer");
            default -> "";
        };
    }

    private static String validated(RunView run) {
        String steps = run.plan()
                .filter(plan -> plan.totalSteps().isPresent())
                .map(plan -> Figures.count(plan.totalSteps().getAsLong(), "step") + " planned")
                .orElse("");
        int findings = run.findings().size();
        return findings == 0 ? steps : steps + (steps.isEmpty() ? "" : ", ") + Figures.count(findings, "finding");
    }

    private static String approvals(ApprovalView approval) {
        List<String> names = approval.approvedBy();
        return names.isEmpty()
                ? "0 of " + approval.quorum()
                : names.size() + " of " + approval.quorum() + " by " + String.join(", ", names);
    }
}
