package dev.trainmaster.supervisor.shim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.supervisor.RotatedLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class OutputPumpTest {

    private static final int CHUNKS = 20;
    private static final long CHUNK_EVERY_NANOS = 20_000_000;

    @TempDir
    private Path directory;

    @Test
    void theEndIsAwaitedAsLongAsBytesMove() throws InterruptedException, IOException {
        OutputPump pump = pump(new SlowStream());

        pump.drain(1_000, 20_000);

        assertThat(Files.size(directory.resolve("log"))).isEqualTo(CHUNKS);
    }

    @Test
    void aPipeThatAStrangerHoldsOpenIsNotAwaited() throws InterruptedException, IOException {
        PipedOutputStream stranger = new PipedOutputStream();
        OutputPump pump = pump(new PipedInputStream(stranger));
        stranger.write('x');
        stranger.flush();

        pump.drain(100, 600_000);

        assertThat(directory.resolve("log")).hasContent("x");
    }

    @Test
    void whatAFullDiskRefusesIsCountedAndTheTrainerIsNotBlocked() throws InterruptedException, IOException {
        Files.createDirectory(directory.resolve("log"));
        OutputPump pump = pump(new SlowStream());

        pump.drain(1_000, 20_000);

        assertThat(pump.lostBytes()).isEqualTo(CHUNKS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void whereAFileEndsALineEnds(String charset) throws InterruptedException, IOException {
        String text = IntStream.rangeClosed(1, 50_000)
                .mapToObj(i -> "line " + i + "\n")
                .collect(Collectors.joining());
        byte[] printed = text.getBytes(Charset.forName(charset));

        drained(printed, 150_000, 20);

        List<Path> files = RotatedLog.files(directory.resolve("log"));
        assertThat(files).hasSizeBetween(3, 20);
        for (Path file : files) {
            assertThat(Files.size(file)).isLessThanOrEqualTo(150_000);
            assertThat(Files.readString(file, Charset.forName(charset))).endsWith("\n");
        }
        assertThat(allBytes(files)).isEqualTo(printed);
    }

    @Test
    void aLineThatIsLongerThanAFileIsKeptAndEachFileIsBounded() throws InterruptedException, IOException {
        byte[] printed = "x".repeat(200_000).getBytes(StandardCharsets.US_ASCII);

        drained(printed, 1_000, 300);

        List<Path> files = RotatedLog.files(directory.resolve("log"));
        assertThat(files).hasSize(200).allSatisfy(file -> assertThat(file).hasSize(1_000));
        assertThat(allBytes(files)).isEqualTo(printed);
    }

    private void drained(byte[] printed, long bytesPerFile, int files) throws InterruptedException {
        OutputPump pump = new OutputPump(
                new ByteArrayInputStream(printed), directory.resolve("log").toFile(), bytesPerFile, files);
        pump.start();
        pump.drain(10_000, 20_000);
        assertThat(pump.lostBytes()).isZero();
    }

    private static byte[] allBytes(List<Path> files) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Path file : files) {
            all.writeBytes(Files.readAllBytes(file));
        }
        return all.toByteArray();
    }

    private OutputPump pump(InputStream in) {
        OutputPump pump = new OutputPump(in, directory.resolve("log").toFile(), 1_000_000, 2);
        pump.start();
        return pump;
    }

    private static final class SlowStream extends InputStream {

        private int left = CHUNKS;

        @Override
        public int read() {
            return -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            LockSupport.parkNanos(CHUNK_EVERY_NANOS);
            return left-- > 0 ? 1 : -1;
        }
    }
}
