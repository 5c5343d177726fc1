package dev.trainmaster.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.request.ChatSettings;
import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.request.Selection;
import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The quick way must take what it takes as the careful one does, to the byte, and leave it all else. */
class PlainTraceReaderTest {
    private static final String[] PIECES = {
        "a",
        "Z",
        " ",
        "\\n",
        "\\\"",
        "\\\\",
        "\\t",
        "\\/",
        "\\u00e9",
        "\\u0022",
        "\\u005c",
        "\\ud83d\\ude00",
        "é",
        "雪",
        "\uD83D\uDE00",
        "\u007F",
        "\u2028",
        "Ā",
        "long enough for a block"
    };
    private static final String[] ODD_PIECES = {
        "\\\\uD83D\\udc00", "\\u0001", "\\ud800", "\\udc00", "\t", "\u0001", "\\x", "\"", "\\u12"
    };
    private static final String[] VALUES = {
        "1",
        "-1",
        "0",
        "12345678901234567890",
        "1.5",
        "-2.50",
        "0.125",
        "true",
        "false",
        "null",
        "[]",
        "{}",
        "[1, [2], {\"a\": 3}]",
        "{\"deep\": {\"er\": [true, null]}}"
    };
    private static final String[] ODD_VALUES = {
        "-0",
        "-0.0",
        "0.0000001",
        "1e5",
        "1E-7",
        "01",
        "1.",
        ".5",
        "+1",
        "tru",
        "nul",
        "[1,]",
        "{\"a\": 1,}",
        "NaN",
        "{\"a\": 1, \"a\": 2}",
        "1e999"
    };

    private final PlainTraceReader reader = new PlainTraceReader(new IgnoredKeys());
    private final PlainTrace trace = new PlainTrace();

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void usualLinesAreWrittenAsTheCarefulWayWritesThem(ExportFormat format) throws IOException, BadRecordException {
        Random random = new Random(7);
        int plain = 0;
        for (int i = 0; i < 4_000; i++) {
            plain += sameBytes(line(random, false), i, format) ? 1 : 0;
        }
        assertThat(plain).isGreaterThan(3_500);
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void oddLinesAreLeftToTheCarefulWay(ExportFormat format) throws IOException, BadRecordException {
        Random random = new Random(8);
        int plain = 0;
        for (int i = 0; i < 6_000; i++) {
            plain += sameBytes(line(random, true), i, format) ? 1 : 0;
        }
        assertThat(plain).isBetween(500, 5_500);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"trace_version\":\"1\",\"prompt\":\"p\",\"final_answer\":\"a\",\"steps\":[]}",
                "{\"trace_version\":\"1\",\"prompt\":\"p\",\"final_answer\":\"a\"}",
                "{\"trace_version\":\"1\",\"prompt\":\"\",\"final_answer\":\"a\",\"steps\":[{\"i\":0,\"type\":\"t\","
                        + "\"content\":\"c\"}]}",
                "{\"trace_version\":\"1\",\"prompt\":\"p\",\"final_answer\":\"a\",\"steps\":[{\"i\":1,\"type\":\"t\","
                        + "\"content\":\"c\"},{\"i\":0,\"type\":\"t\",\"content\":\"c\"}]}",
                "{\"created_at\":\"2026-02-30T00:00:00Z\",\"trace_version\":\"1\",\"prompt\":\"p\","
                        + "\"final_answer\":\"a\",\"steps\":[{\"i\":0,\"type\":\"t\",\"content\":\"c\"}]}",
                "[]",
                "{}",
                ""
            })
    void whatIsWrongOrUnusualIsNotPlain(String line) {
        assertThat(isPlain(line.getBytes(UTF_8))).isFalse();
    }

    @Test
    void aTextTooLongIsLeftToTheCarefulWayAndOneThatJustFitsIsNot() {
        assertThat(isPlain(Records.record("\"prompt\": \"" + "x".repeat(50_000) + "\"")
                        .getBytes(UTF_8)))
                .isTrue();
        assertThat(isPlain(Records.record("\"prompt\": \"" + "x".repeat(50_001) + "\"")
                        .getBytes(UTF_8)))
                .isFalse();
    }

    /** Whether the quick way took the line; if so, the careful way must have given the same. */
    private boolean sameBytes(byte[] line, int index, ExportFormat format) throws IOException, BadRecordException {
        if (!isPlain(line)) {
            return false;
        }
        WorkOrder order = new WorkOrder(
                new DatasetKey("data"),
                new MetaFilter(Selection.EVERYTHING),
                format,
                ChatFrame.of(ChatSettings.DEFAULTS),
                Optional.of("2026-01-02T03:04:05Z"),
                false,
                true,
                true);
        RecordWriter writer = new RecordWriter(order);
        Bytes quick = new Bytes(16);
        Bytes careful = new Bytes(16);
        long quickLength = writer.write(trace, index, quick);
        DataRecord read = new CarefulReader().read(line, 0, line.length, key -> {});
        long carefulLength = writer.write(read, index, careful);
        assertThat(text(quick)).as(new String(line, UTF_8)).isEqualTo(text(careful));
        assertThat(quickLength).isEqualTo(carefulLength);
        assertThat(trace.hasId()).isEqualTo(read.id().isPresent());
        return true;
    }

    private boolean isPlain(byte[] line) {
        try {
            reader.read(line, 0, line.length, trace);
            return true;
        } catch (NotPlainException e) {
            return false;
        }
    }

    private static String text(Bytes bytes) {
        return new String(bytes.array(), 0, bytes.size(), UTF_8);
    }

    private static byte[] line(Random random, boolean odd) {
        StringBuilder line = new StringBuilder("{");
        if (random.nextBoolean()) {
            line.append("\"id\": \"id-").append(random.nextInt()).append("\", ");
        }
        if (random.nextBoolean()) {
            line.append("\"created_at\": \"2026-0")
                    .append(1 + random.nextInt(9))
                    .append("-11T10:09:08.25+02:00\", ");
        }
        line.append("\"trace_version\":\"1.").append(random.nextInt(9)).append("\"");
        line.append(" ,\"prompt\": ").append(quoted(random, odd));
        line.append(", \"steps\": [");
        for (int i = 0; i <= random.nextInt(4); i++) {
            line.append(i == 0 ? "" : ",").append("{\"i\":").append(i * 2).append(",\"type\":\"t\",\"content\":");
            line.append(quoted(random, odd)).append('}');
        }
        line.append("],\t\"final_answer\" : ").append(quoted(random, odd));
        if (random.nextBoolean()) {
            line.append(", \"source\": ").append(value(random, odd));
        }
        line.append(", \"meta\": {\"k\": ").append(quoted(random, odd));
        for (int i = 0; i < random.nextInt(4); i++) {
            line.append(", \"m").append(i).append("\": ").append(value(random, odd));
        }
        return line.append("}}").toString().getBytes(UTF_8);
    }

    private static String value(Random random, boolean odd) {
        return odd && random.nextInt(6) == 0
                ? ODD_VALUES[random.nextInt(ODD_VALUES.length)]
                : VALUES[random.nextInt(VALUES.length)];
    }

    private static String quoted(Random random, boolean odd) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i <= random.nextInt(12); i++) {
            text.append(
                    odd && random.nextInt(60) == 0
                            ? ODD_PIECES[random.nextInt(ODD_PIECES.length)]
                            : PIECES[random.nextInt(PIECES.length)]);
        }
        return text.append('"').toString();
    }
}
