package dev.trainmaster.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A playground with a stranger beside it, and files of a start that tests forge. */
abstract class OnAPlayground {

    Playground playground;
    Process stranger;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        playground = new Playground(directory);
        stranger = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void close() {
        playground.close();
        stranger.destroyForcibly();
    }

    void assertDamaged(Path file) {
        assertThat(playground.find(1))
                .isInstanceOfSatisfying(
                        Finding.Damaged.class, found -> assertThat(found.file()).isEqualTo(file));
        assertThat(playground.take(playground.shell(1, "true"))).isInstanceOf(Finding.Damaged.class);
    }

    void prepare() throws IOException {
        playground.run.create();
        new StartFiles(playground.run.start(1)).writeSpec(playground.shell(1, "true"));
    }

    long ticksOf(long pid) {
        return playground.proc.stat(pid).orElseThrow().startTicks();
    }

    void forgeShim(long pid, long ticks, String boot, String token) throws IOException {
        Files.writeString(playground.run.start(1).shim(), """
                {"version": 1, "runId": "run-1", "start": 1, "token": "%s", "pid": %d, "startTicks": %d,
                 "bootId": "%s", "startedAtMillis": 1}
                """.formatted(token, pid, ticks, boot));
    }

    /** Another JVM that holds a lock file until closed. */
    static final class OtherProcessHoldsLock implements AutoCloseable {

        private final Process process;

        OtherProcessHoldsLock(Path file) throws IOException {
            List<String> command = new ArrayList<>(Playground.java(LockHolder.class));
            command.add(file.toString());
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        }

        boolean isHeld() throws IOException {
            return Optional.ofNullable(process.inputReader().readLine())
                    .filter("held"::equals)
                    .isPresent();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
