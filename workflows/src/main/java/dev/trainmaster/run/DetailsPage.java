package dev.trainmaster.run;

import dev.trainmaster.approval.ApprovalView;
import dev.trainmaster.approval.GateState;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.TrainerDeath;
import dev.trainmaster.preflight.PreflightReport;
import dev.trainmaster.preflight.TrainingPlan;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.training.Progress;
import java.util.Locale;

/** The page that a person reads in the Web UI, in Markdown: what runs, what the dry run found, how to approve. */
final class DetailsPage {

    private static final int MOST_FINDINGS = 10;

    private final StringBuilder page = new StringBuilder();

    private DetailsPage() {}

    static String of(RunStatus status) {
        DetailsPage details = new DetailsPage();
        details.line("### " + title(status.phase()));
        status.warning().ifPresent(warning -> details.line("**Warning:** " + Markdown.words(warning)));
        status.failure().ifPresent(details::failure);
        status.request().ifPresent(details::request);
        status.dataset().ifPresent(details::dataset);
        status.report().ifPresent(details::report);
        details.approval(status);
        status.progress().ifPresent(details::progress);
        status.moves().forEach(move -> details.line("- " + Markdown.words(move.at() + ": " + move.text())));
        status.home()
                .ifPresent(home -> details.line(
                        "Files: " + Markdown.code(home.runDirectory()) + " on " + Markdown.code(home.host())));
        return details.page.toString();
    }

    private static String title(Phase phase) {
        String words = phase.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private void failure(Failure failure) {
        line("**" + failure.type().text() + "** while " + title(failure.phase()).toLowerCase(Locale.ROOT) + ": "
                + Markdown.words(failure.message()));
        line("_" + failure.hint() + "_");
        failure.death().ifPresent(this::death);
    }

    private void death(TrainerDeath death) {
        StringBuilder text =
                new StringBuilder("Class: ").append(Markdown.code(death.kind().text()));
        death.exitCode().ifPresent(code -> text.append(", exit code ").append(code));
        death.signal().ifPresent(signal -> text.append(", signal ").append(Markdown.code(signal)));
        death.logPath().ifPresent(log -> text.append(", log: ").append(Markdown.code(log)));
        line(text.toString());
    }

    private void request(TrainingRequest request) {
        line(Markdown.code(request.trainer()) + " trains " + Markdown.code(request.model()) + " on "
                + Markdown.code(request.dataset()) + " ("
                + request.mode().text() + ")"
                + request.requestedBy()
                        .map(person -> ", asked for by " + Markdown.words(person))
                        .orElse(""));
        request.note().ifPresent(note -> line("> " + Markdown.words(note)));
    }

    private void dataset(ExportReceipt dataset) {
        line("Data: " + dataset.records() + " records, " + dataset.bytes() + " bytes, `sha256:" + dataset.sha256()
                + "`");
    }

    private void report(PreflightReport report) {
        report.plan().ifPresent(this::plan);
        line(report.findings().isEmpty() ? "The dry run found no problem." : "The dry run found:");
        report.findings().stream()
                .limit(MOST_FINDINGS)
                .forEach(finding -> line("- " + finding.severity() + " " + Markdown.code(finding.rule()) + " "
                        + Markdown.words(finding.place() + ": " + finding.text())));
        int others = report.findings().size() - MOST_FINDINGS;
        if (others > 0) {
            line("and " + others + " more in " + Markdown.code(report.path()));
        }
    }

    private void plan(TrainingPlan plan) {
        if (plan.totalSteps().isPresent()) {
            line("Plan: " + plan.totalSteps().getAsLong() + " steps");
        }
        line(Markdown.code(String.join(" ", plan.command())));
    }

    private void approval(RunStatus status) {
        ApprovalView approval = status.approval();
        if (approval.state() != GateState.OPEN) {
            return;
        }
        line("**Approvals: " + approval.approvedBy().size() + " of " + approval.quorum() + ".** Waits until "
                + approval.deadline().orElseThrow());
        line("Approve with `trainmaster approve " + status.runId()
                + "`, or send the signal `approve` with your name as input: `\"name\"`. "
                + "Refuse with the signal `reject`: `{\"approver\": \"name\", \"comment\": \"why\"}`.");
        status.manifest().ifPresent(manifest -> line("Manifest: `sha256:" + manifest.sha256() + "`"));
    }

    private void progress(Progress progress) {
        StringBuilder text = new StringBuilder("Step ").append(progress.step());
        progress.totalSteps().ifPresent(total -> text.append(" of ").append(total));
        progress.loss().ifPresent(loss -> text.append(", loss ").append(String.format(Locale.ROOT, "%.4f", loss)));
        progress.secondsLeft()
                .ifPresent(left -> text.append(", about ").append(left).append(" s left"));
        line(text.toString());
    }

    private void line(String text) {
        page.append(text).append("\n\n");
    }
}
