package dev.trainmaster.dataset;

import static dev.trainmaster.dataset.Records.GOOD;
import static dev.trainmaster.dataset.Records.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonlReaderTest {
    @Test
    void aByteOrderMarkCarriageReturnsEmptyLinesAndAMissingNewlineAreTolerated() {
        Records.Reading reading = Records.read("\uFEFF" + GOOD + "\r\n\r\n  \n" + GOOD + "\n\n" + GOOD);

        assertThat(reading.bad).isEmpty();
        assertThat(reading.good).extracting(SourceRecord::line).containsExactly(1L, 4L, 6L);
        assertThat(reading.good).extracting(SourceRecord::index).containsExactly(0L, 1L, 2L);
    }

    @Test
    void aBadRecordKeepsItsIndexSoThatTheIdsOfTheOthersDoNotMove() {
        Records.Reading reading = Records.read(GOOD + "\n{}\n" + GOOD + "\n");

        assertThat(reading.good).extracting(SourceRecord::index).containsExactly(0L, 2L);
    }

    @Test
    void stepsComeInOrderOfTheirI() {
        Records.Reading reading = Records.read(
                Records.withSteps(
                        "[{\"i\": 5, \"type\": \"t\", \"content\": \"second\"}, {\"i\": 2, \"type\": \"t\", \"content\": \"first\"}]"));

        assertThat(reading.trace(0).steps()).extracting(TraceStep::content).containsExactly("first", "second");
    }

    @Test
    void keysThatAreNotExportedAreCounted() throws IOException {
        KeyCounts ignored = new KeyCounts();
        byte[] bytes = record("\"prompt\": \"p\"", "\"metadata\": {\"a\": [1]}").getBytes(StandardCharsets.UTF_8);

        new JsonlReader(Records.LIMITS, ignored)
                .read(
                        new TextLines(new java.io.ByteArrayInputStream(bytes), "data.jsonl", Records.LIMITS),
                        new Records.Reading());

        assertThat(ignored.counts()).containsExactly(java.util.Map.entry("metadata", 1L));
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 64, 4096})
    void aLineIsFoundWhereverTheBufferEnds(int chunk) throws IOException {
        String text = (record("\"prompt\": \"" + "x".repeat(70_000 / 2) + "\"") + "\n").repeat(5);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        Records.Reading reading = Records.read(dripping(bytes, chunk), Records.LIMITS);

        assertThat(reading.good).hasSize(5);
    }

    @Test
    @Timeout(30)
    void aLineOfAGigabyteIsRefusedAfterItsFirstMegabytes() {
        AtomicLong read = new AtomicLong();
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException("read in blocks");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                java.util.Arrays.fill(buffer, offset, offset + length, (byte) 'x');
                read.addAndGet(length);
                return read.get() > 1L << 30 ? -1 : length;
            }
        };

        assertThatThrownBy(() -> Records.read(endless, Records.LIMITS))
                .isInstanceOf(UnusableSourceException.class)
                .hasMessage("data.jsonl:1: the line is longer than 8388608 bytes, the most that is read; is this JSONL"
                        + " with one record on each line?");
        assertThat(read.get()).isLessThan(9 << 20);
    }

    @Test
    void aBinaryFileIsNamedAsOne() {
        assertUnusable(new byte[] {'P', 'K', 3, 4}, "data.jsonl:1: this is a zip file");
        assertUnusable(new byte[] {(byte) 0xFF, (byte) 0xFE, '{', 0}, "data.jsonl:1: this is UTF-16");
        assertUnusable(
                new byte[] {'{', '}', '\n', 'a', 0, 'b'}, "data.jsonl:2: has a NUL byte at column 2: this is a binary");
    }

    private static void assertUnusable(byte[] bytes, String message) {
        assertThatThrownBy(() -> Records.read(bytes, Records.LIMITS))
                .isInstanceOf(UnusableSourceException.class)
                .hasMessageStartingWith(message);
    }

    private static InputStream dripping(byte[] bytes, int chunk) {
        return new java.io.ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] buffer, int offset, int length) {
                return super.read(buffer, offset, Math.min(chunk, length));
            }
        };
    }
}
