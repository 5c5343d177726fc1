package dev.trainmaster.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainmaster.request.ChatSettings;
import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.request.Selection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What must hold of whatever bytes somebody calls a dataset. */
final class AnyBytes {
    private static final ReaderLimits LIMITS = new ReaderLimits(1 << 15, 1 << 12);
    private static final ObjectMapper JSON = new ObjectMapper();

    private AnyBytes() {}

    /** Read quickly or carefully, the same records are good, the same are bad for the same reason, and the same is written. */
    static void areReadTheSameInBothWays(byte[] bytes) {
        for (ExportFormat format : ExportFormat.values()) {
            WorkOrder order = new WorkOrder(
                    new DatasetKey("fuzz"),
                    new MetaFilter(Selection.EVERYTHING),
                    format,
                    ChatFrame.of(ChatSettings.DEFAULTS),
                    Optional.of("2026-01-02T03:04:05Z"),
                    false,
                    false,
                    true);
            Outcome careful = carefully(bytes, order);
            assertThat(quickly(bytes, order)).isEqualTo(careful);
            careful.lines().forEach(AnyBytes::isOneJsonObject);
        }
    }

    private record Outcome(List<String> lines, List<RecordProblem> problems, Optional<String> unusable) {}

    private static Outcome carefully(byte[] bytes, WorkOrder order) {
        Records.Reading reading = new Records.Reading();
        Optional<String> unusable = Optional.empty();
        try (SourceLines lines = lines(bytes)) {
            new JsonlReader(LIMITS, new KeyCounts(), Optional.of(order.format())).read(lines, reading);
        } catch (UnusableSourceException e) {
            unusable = Optional.of(e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        RecordWriter writer = new RecordWriter(order);
        List<String> written = reading.good.stream()
                .map(entry -> {
                    Bytes out = new Bytes(1 << 10);
                    try {
                        writer.write(entry.record(), entry.index(), out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return new String(out.array(), 0, out.size(), StandardCharsets.UTF_8);
                })
                .toList();
        return new Outcome(written, reading.bad, unusable);
    }

    private static Outcome quickly(byte[] bytes, WorkOrder order) {
        List<String> written = new ArrayList<>();
        RecordTally tally = new RecordTally(LIMITS, order.format());
        List<RecordProblem> problems = new ArrayList<>();
        Optional<String> unusable = Optional.empty();
        RecordWork work = new RecordWork(order);
        RecordBatch batch = new RecordBatch();
        long index = 0;
        try (SourceLines lines = lines(bytes)) {
            boolean more = true;
            while (more) {
                more = batch.fill(lines, index);
                index += batch.count();
                work.on(batch);
                for (int n = 0; n < batch.count(); n++) {
                    if (tally.takes(batch, n)) {
                        int from = batch.renderedFrom(n);
                        written.add(new String(
                                batch.rendered().array(), from, batch.renderedTo(n) - from, StandardCharsets.UTF_8));
                    } else {
                        problems.add(batch.problem(n));
                    }
                }
                batch.throwWhatEndedIt();
            }
        } catch (UnusableSourceException e) {
            unusable = Optional.of(e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(tally.read()).isEqualTo(written.size() + problems.size() + (endedByARecord(unusable) ? 1 : 0));
        return new Outcome(written, problems, unusable);
    }

    private static boolean endedByARecord(Optional<String> unusable) {
        return unusable.filter(text -> text.contains("NUL byte") || text.contains("cannot be made"))
                .isPresent();
    }

    private static SourceLines lines(byte[] bytes) {
        return new TextLines(new ByteArrayInputStream(bytes), "fuzz.jsonl", LIMITS);
    }

    private static void isOneJsonObject(String line) {
        assertThat(line).endsWith("\n");
        assertThat(line.indexOf('\n')).isEqualTo(line.length() - 1);
        try {
            JsonNode node = JSON.readTree(line);
            assertThat(node.isObject()).isTrue();
        } catch (IOException e) {
            throw new AssertionError("was written, but is no JSON: " + line, e);
        }
    }
}
