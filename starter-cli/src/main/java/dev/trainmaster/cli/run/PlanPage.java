package dev.trainmaster.cli.run;

import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Figures;
import dev.trainmaster.cli.console.Style;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.preflight.Finding;
import dev.trainmaster.preflight.LengthStatistics;
import dev.trainmaster.preflight.Severity;
import dev.trainmaster.preflight.TrainingPlan;
import dev.trainmaster.preflight.TrialSteps;
import dev.trainmaster.request.Hyperparameters;
import java.util.List;
import java.util.Locale;

/** What would run and what the dry run found, as somebody wants to see it before approving. */
public final class PlanPage {

    private static final int SHORT_DIGEST = 16;

    private final Console console;

    public PlanPage(Console console) {
        this.console = console;
    }

    public void print(RunView run) {
        run.dataset().ifPresent(this::dataset);
        run.request().ifPresent(request -> hyperparameters(request.hyperparameters()));
        run.plan().ifPresent(this::plan);
        run.manifest()
                .ifPresent(manifest ->
                        line("Manifest", manifest.path() + " (sha256 " + shortened(manifest.sha256()) + ")"));
        findings(run.findings());
    }

    private void dataset(ExportReceipt dataset) {
        line(
                "Exported",
                Figures.count(dataset.records(), "record") + ", " + Figures.bytes(dataset.bytes()) + ", sha256 "
                        + shortened(dataset.sha256()));
        if (dataset.invalid() > 0) {
            line("Skipped", Figures.count(dataset.invalid(), "bad record"));
            dataset.firstProblems().forEach(problem -> console.say("    " + problem));
        }
    }

    private void hyperparameters(Hyperparameters values) {
        line(
                "Settings",
                String.format(
                                Locale.ROOT,
                                "learning rate %s, %d epochs, batch %d, sequence %d, seed %d, device %s",
                                values.learningRate(),
                                values.epochs(),
                                values.batchSize(),
                                values.maxSeqLength(),
                                values.seed(),
                                values.device().text())
                        + (values.maxSteps().isPresent()
                                ? ", at most " + values.maxSteps().getAsInt() + " steps"
                                : ""));
    }

    public void plan(TrainingPlan plan) {
        if (plan.totalSteps().isPresent()) {
            line(
                    "Plan",
                    Figures.count(plan.totalSteps().getAsLong(), "step")
                            + (plan.stepsPerEpoch().isPresent()
                                    ? " (" + plan.stepsPerEpoch().getAsLong() + " per epoch)"
                                    : ""));
        }
        LengthStatistics lengths = plan.lengths();
        line(
                "Lengths",
                "median " + lengths.median() + ", p95 " + lengths.p95() + ", longest " + lengths.most() + " "
                        + lengths.unit() + "; " + Figures.percent(lengths.cutShare()) + " would be cut");
        plan.trial().ifPresent(this::trial);
        plan.trainerVersion().ifPresent(version -> line("Trainer", version));
        line("Command", String.join(" ", plan.command()));
    }

    private void trial(TrialSteps steps) {
        line(
                "Tried",
                Figures.count(steps.steps(), "real step")
                        + (steps.loss().isPresent()
                                ? ", loss " + Figures.loss(steps.loss().getAsDouble())
                                : "")
                        + String.format(Locale.ROOT, ", %.2f s each after ", steps.secondsPerStep())
                        + Figures.duration(steps.startup())
                        + (steps.checkpointBytes().isPresent()
                                ? "; a checkpoint has "
                                        + Figures.bytes(steps.checkpointBytes().getAsLong())
                                : ""));
        line(
                "Estimate",
                Figures.duration(steps.wholeTraining()) + " for the whole training at this rate"
                        + (steps.diskBytes().isPresent()
                                ? ", " + Figures.bytes(steps.diskBytes().getAsLong()) + " of disk for its checkpoints"
                                : ""));
    }

    public void findings(List<Finding> findings) {
        for (Finding finding : findings) {
            Style style = finding.severity() == Severity.ERROR
                    ? Style.RED
                    : finding.severity() == Severity.WARNING ? Style.YELLOW : Style.DIM;
            console.say("  " + console.style(style, finding.severity().name().toLowerCase(Locale.ROOT)) + " "
                    + finding.rule() + " at " + finding.place() + ": " + finding.text());
            if (!finding.suggestion().isBlank()) {
                console.say("      " + finding.suggestion());
            }
        }
    }

    private void line(String name, String text) {
        console.say(String.format("  %-10s ", name) + text);
    }

    static String shortened(String digest) {
        return digest.length() <= SHORT_DIGEST ? digest : digest.substring(0, SHORT_DIGEST) + "…";
    }
}
