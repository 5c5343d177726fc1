package dev.trainmaster.preflight;

import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.dataset.LengthHistogram;
import dev.trainmaster.dataset.LineReader;
import dev.trainmaster.dataset.ReaderLimits;
import dev.trainmaster.dataset.SeenTexts;
import dev.trainmaster.dataset.UnusableSourceException;
import dev.trainmaster.trainer.LengthUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the exported file once: its digest, its count, every line, their lengths and repeats. */
final class DatasetCheck {
    private static final int PROGRESS_EVERY = 1_000;

    private final ReaderLimits limits;

    DatasetCheck(ReaderLimits limits) {
        this.limits = limits;
    }

    MeasuredLengths look(PreflightOrder order, LengthUnit unit, Findings findings, PreflightProgress progress) {
        ExportReceipt export = order.dataset();
        Path file = Path.of(export.path());
        LengthHistogram lengths = new LengthHistogram();
        if (!Files.isRegularFile(file)) {
            findings.add(Rule.DATASET_MISSING, file, "the exported file is not there any more");
            return MeasuredLengths.of(lengths, order.request().hyperparameters().maxSeqLength(), unit);
        }
        try (DigestingInput in = new DigestingInput(Files.newInputStream(file))) {
            long records = lines(order, in, unit, lengths, findings, progress);
            compare(export, in, records, findings);
        } catch (UnusableSourceException e) {
            findings.add(Rule.RECORD_INVALID, e.problem().place(), e.problem().text());
        } catch (IOException e) {
            findings.add(Rule.DATASET_MISSING, file, "the exported file cannot be read: " + e.getMessage());
        }
        skipped(export, findings);
        return MeasuredLengths.of(lengths, order.request().hyperparameters().maxSeqLength(), unit);
    }

    private long lines(
            PreflightOrder order,
            DigestingInput in,
            LengthUnit unit,
            LengthHistogram lengths,
            Findings findings,
            PreflightProgress progress)
            throws IOException {
        String file = order.dataset().path();
        LineSchema schema = new LineSchema(order.request().format(), limits.lineBytes());
        LineReader lines = new LineReader(in, file, limits.lineBytes());
        SeenTexts texts = new SeenTexts(limits.rememberedIds());
        long repeated = 0;
        while (lines.next()) {
            try {
                ExportedLine line = schema.check(lines.bytes(), lines.offset(), lines.length());
                lengths.add(unit.of(line.bytes()));
                repeated += texts.firstWith(line.text(), lines.number()).isPresent() ? 1 : 0;
            } catch (InvalidLineException e) {
                findings.add(Rule.RECORD_INVALID, file + ":" + lines.number() + e.column(), e.getMessage());
            }
            if (lines.number() % PROGRESS_EVERY == 0) {
                progress.at("record " + lines.number());
            }
        }
        if (repeated > 0) {
            findings.add(
                    Rule.RECORDS_REPEATED,
                    file,
                    repeated + " of " + lines.number() + " records have the same text as one before them");
        }
        return lines.number();
    }

    private static void compare(ExportReceipt export, DigestingInput in, long records, Findings findings) {
        String sha256 = in.sha256();
        if (!sha256.equals(export.sha256()) || in.bytes() != export.bytes()) {
            findings.add(
                    Rule.DATASET_CHANGED,
                    export.path(),
                    "the export wrote " + export.bytes() + " bytes with sha256 " + export.sha256()
                            + ", but now there are " + in.bytes() + " bytes with " + sha256);
        }
        if (records != export.records()) {
            findings.add(
                    Rule.DATASET_CHANGED,
                    export.path(),
                    "the export wrote " + export.records() + " records, but now there are " + records);
        }
    }

    private static void skipped(ExportReceipt export, Findings findings) {
        if (export.invalid() > 0) {
            findings.add(
                    Rule.RECORDS_SKIPPED,
                    export.firstProblems().isEmpty()
                            ? export.path()
                            : export.firstProblems().get(0).place(),
                    export.invalid() + " of " + export.read() + " records cannot be used and were left out, as the"
                            + " request allows; the first: "
                            + export.firstProblems().stream()
                                    .findFirst()
                                    .map(problem -> problem.text())
                                    .orElse("unknown"));
        }
    }
}
