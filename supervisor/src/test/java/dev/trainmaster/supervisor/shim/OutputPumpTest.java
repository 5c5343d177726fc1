package dev.trainmaster.supervisor.shim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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
