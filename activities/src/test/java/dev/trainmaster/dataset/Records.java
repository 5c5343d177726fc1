package dev.trainmaster.dataset;

import dev.trainmaster.failure.FailureException;
import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.request.Selection;
import dev.trainmaster.request.SelectionStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.Assertions;

/** Records to test with, and short ways to read and export them. */
final class Records {
    static final ReaderLimits LIMITS = new ReaderLimits(8 << 20, 1 << 16);
    static final String GOOD = record("\"prompt\": \"p\"");

    private Records() {}

    /** A good record with some keys of its own; a key given twice is for the test to say. */
    static String record(String prompt, String... others) {
        String more = others.length == 0 ? "" : ", " + String.join(", ", others);
        return "{\"trace_version\": \"1.0\", " + prompt
                + ", \"final_answer\": \"a\", \"steps\": [{\"i\": 0, \"type\": \"t\", \"content\": \"c\"}]" + more
                + "}";
    }

    static String withSteps(String steps) {
        return "{\"trace_version\": \"1.0\", \"prompt\": \"p\", \"final_answer\": \"a\", \"steps\": " + steps + "}";
    }

    static Reading read(byte[] bytes, ReaderLimits limits) {
        return read(new ByteArrayInputStream(bytes), limits);
    }

    static Reading read(InputStream in, ReaderLimits limits) {
        return read(new TextLines(in, "data.jsonl", limits), limits);
    }

    static Reading read(DatasetSource source) throws IOException {
        return read(source.open(), source.limits());
    }

    private static Reading read(SourceLines source, ReaderLimits limits) {
        Reading reading = new Reading();
        try (SourceLines lines = source) {
            new JsonlReader(limits, new KeyCounts()).read(lines, reading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reading;
    }

    static Reading read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8), LIMITS);
    }

    static ExportReceipt export(Path file, Selection selection, ExportFormat format, Path out) {
        return new DatasetExporter()
                .export(
                        new ExportOrder(new FileSource(new DatasetKey("data"), file, LIMITS), selection, format, out),
                        ExportProgress.NONE);
    }

    static Selection held(double share) {
        return new Selection(
                OptionalInt.empty(),
                Map.of(),
                Map.of(),
                List.of(),
                SelectionStrategy.ALL,
                42,
                false,
                share,
                0,
                Optional.empty());
    }

    static FailureException refused(Runnable work) {
        return Assertions.catchThrowableOfType(FailureException.class, work::run);
    }

    static List<String> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** All that a reading gave. */
    static final class Reading implements RecordSink {
        final List<SourceRecord> good = new ArrayList<>();
        final List<RecordProblem> bad = new ArrayList<>();

        @Override
        public Wanted good(SourceRecord entry) {
            good.add(entry);
            return Wanted.MORE;
        }

        @Override
        public Wanted bad(RecordProblem problem) {
            bad.add(problem);
            return Wanted.MORE;
        }

        List<String> prompts() {
            return good.stream().map(entry -> entry.record().question()).toList();
        }

        ReasoningTrace trace(int n) {
            return (ReasoningTrace) good.get(n).record();
        }
    }
}
