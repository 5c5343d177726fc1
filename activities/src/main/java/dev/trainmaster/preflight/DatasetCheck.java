package dev.trainmaster.preflight;

import dev.trainmaster.dataset.EvaluationSet;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.dataset.LengthHistogram;
import dev.trainmaster.dataset.ReaderLimits;
import dev.trainmaster.dataset.RecordProblem;
import dev.trainmaster.dataset.SeenTexts;
import dev.trainmaster.trainer.LengthUnit;
import java.util.List;
import java.util.Optional;

/** Reads what was exported once: digests, counts, every line, their lengths, and which texts come again. */
public final class DatasetCheck {
    private final ReaderLimits limits;

    DatasetCheck(ReaderLimits limits) {
        this.limits = limits;
    }

    /** Alone, without what else a dry run looks at. */
    public static List<Finding> findings(PreflightOrder order, ReaderLimits limits) {
        Findings findings = new Findings(order.request().preflight());
        new DatasetCheck(limits)
                .look(order, LengthUnit.BYTES, findings, PreflightProgress.NONE)
                .tell(order, findings);
        return findings.sorted();
    }

    MeasuredLengths look(PreflightOrder order, LengthUnit unit, Findings findings, PreflightProgress progress) {
        ExportReceipt export = order.dataset();
        LengthHistogram lengths = new LengthHistogram();
        SeenTexts texts = new SeenTexts(limits.rememberedIds());
        long[] repeated = {0};
        ExportedCheck check = new ExportedCheck(order.request().format(), limits, findings, progress);
        check.look(
                new ExportedCheck.Expected(export.path(), export.sha256(), export.bytes(), export.records()),
                (line, hash, bytes) -> {
                    lengths.add(unit.of(bytes));
                    repeated[0] += texts.firstWith(hash, line).isPresent() ? 1 : 0;
                });
        if (repeated[0] > 0) {
            findings.add(
                    Rule.RECORDS_REPEATED,
                    export.path(),
                    repeated[0] + " of " + export.records() + " records have the same text as one before them");
        }
        export.evaluation().ifPresent(held -> lookAtHeld(held, check, export.records(), texts, findings));
        skipped(export, findings);
        return MeasuredLengths.of(lengths, order.request().hyperparameters().maxSeqLength(), unit);
    }

    /** Behind the records to train on, so that a place among those tells where a text came from. */
    private static void lookAtHeld(
            EvaluationSet held, ExportedCheck check, long trained, SeenTexts texts, Findings findings) {
        long[] seen = {0};
        check.look(
                new ExportedCheck.Expected(held.path(), held.sha256(), held.bytes(), held.records()),
                (line, hash, bytes) ->
                        seen[0] += texts.firstWith(hash, trained + line).orElse(Long.MAX_VALUE) <= trained ? 1 : 0);
        if (seen[0] > 0) {
            findings.add(
                    Rule.EVALUATION_LEARNED,
                    held.path(),
                    seen[0] + " of " + held.records() + " records that are held back have the same text as one that is"
                            + " learned");
        }
    }

    private static void skipped(ExportReceipt export, Findings findings) {
        if (export.invalid() > 0) {
            Optional<RecordProblem> first = export.firstProblems().stream().findFirst();
            findings.add(
                    Rule.RECORDS_SKIPPED,
                    first.map(problem -> problem.place()).orElse(export.path()),
                    export.invalid() + " of " + export.read() + " records cannot be used and were left out, as the"
                            + " request allows; the first: "
                            + first.map(problem -> problem.text()).orElse("unknown"));
        }
    }
}
