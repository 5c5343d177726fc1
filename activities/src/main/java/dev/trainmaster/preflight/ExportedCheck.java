package dev.trainmaster.preflight;

import dev.trainmaster.dataset.ExportedFile;
import dev.trainmaster.dataset.ReaderLimits;
import dev.trainmaster.dataset.RecordProblem;
import dev.trainmaster.dataset.UnusableSourceException;
import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.storage.DigestingInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether a file that an export wrote is still that file, line by line. */
final class ExportedCheck {
    private static final int PROGRESS_EVERY = 1_000;

    private final ExportFormat format;
    private final ReaderLimits limits;
    private final Findings findings;
    private final PreflightProgress progress;

    ExportedCheck(ExportFormat format, ReaderLimits limits, Findings findings, PreflightProgress progress) {
        this.format = format;
        this.limits = limits;
        this.findings = findings;
        this.progress = progress;
    }

    /** What the export said of it. */
    record Expected(String path, String sha256, long bytes, long records) {}

    /** Hears of every good line: the hash of its text, and the bytes of it. */
    @FunctionalInterface
    interface Lines {
        void good(long line, long hash, long bytes);
    }

    void look(Expected expected, Lines lines) {
        Path file = Path.of(expected.path());
        if (!Files.isRegularFile(file)) {
            findings.add(Rule.DATASET_MISSING, file, "the exported file is not there any more");
            return;
        }
        try (DigestingInput in = new DigestingInput(Files.newInputStream(file))) {
            long records = new ExportedFile(expected.path(), format, limits).read(in, new Telling(lines));
            compare(expected, in, records);
        } catch (UnusableSourceException e) {
            findings.add(Rule.RECORD_INVALID, e.problem().place(), e.problem().text());
        } catch (IOException e) {
            findings.add(Rule.DATASET_MISSING, file, "the exported file cannot be read: " + e.getMessage());
        }
    }

    private void compare(Expected expected, DigestingInput in, long records) {
        String sha256 = in.sha256();
        if (!sha256.equals(expected.sha256) || in.bytes() != expected.bytes) {
            findings.add(
                    Rule.DATASET_CHANGED,
                    expected.path,
                    "the export wrote " + expected.bytes + " bytes with sha256 " + expected.sha256
                            + ", but now there are " + in.bytes() + " bytes with " + sha256);
        }
        if (records != expected.records) {
            findings.add(
                    Rule.DATASET_CHANGED,
                    expected.path,
                    "the export wrote " + expected.records + " records, but now there are " + records);
        }
    }

    private final class Telling implements ExportedFile.Listener {
        private final Lines lines;

        Telling(Lines lines) {
            this.lines = lines;
        }

        @Override
        public void good(long line, long hash, long bytes) {
            lines.good(line, hash, bytes);
            if (line % PROGRESS_EVERY == 0) {
                progress.at("checking record " + line);
            }
        }

        @Override
        public void bad(RecordProblem problem) {
            findings.add(Rule.RECORD_INVALID, problem.place(), problem.text());
        }
    }
}
