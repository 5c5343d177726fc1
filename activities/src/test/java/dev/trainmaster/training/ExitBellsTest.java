package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.trainmaster.supervisor.StartDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExitBellsTest {

    private static final Duration BOUND = Duration.ofSeconds(10);
    private static final Duration FOR_EVER = Duration.ofDays(1);

    @TempDir
    private Path directory;

    private final ExitBells bells = ExitBells.ofThisHost();
    private final Bell bell = new Bell();

    @AfterEach
    void close() throws IOException {
        bells.close();
    }

    private StartDirectory start() {
        return new StartDirectory(directory, 1);
    }

    /** As a shim does it. */
    private void writeExit() throws IOException {
        Path draft = Files.writeString(directory.resolve("exit.json.tmp"), "{}");
        Files.move(draft, start().exit(), StandardCopyOption.ATOMIC_MOVE);
    }

    @Test
    void anExitThatIsWrittenRings() throws IOException {
        try (ExitBells.Post post = bells.hang(start(), bell)) {
            assertThat(post.isHeard()).isTrue();
            writeExit();
            assertTimeoutPreemptively(BOUND, () -> bell.await(FOR_EVER));
        }
    }

    @Test
    void eachOfTwoWatchesOfOneStartHearsIt() throws IOException {
        Bell other = new Bell();
        ExitBells.Post superseded = bells.hang(start(), other);
        try (ExitBells.Post post = bells.hang(start(), bell)) {
            superseded.close();
            assertThat(post.isHeard()).isTrue();
            writeExit();
            assertTimeoutPreemptively(BOUND, () -> bell.await(FOR_EVER));
        }
    }

    @Test
    void whereNothingCanBeHeardThatIsTold() {
        StartDirectory missing = new StartDirectory(directory.resolve("missing"), 1);

        assertThat(bells.hang(missing, bell).isHeard()).isFalse();
    }

    @Test
    void bellsThatWereClosedAreNotHeard() throws IOException {
        ExitBells.Post post = bells.hang(start(), bell);
        bells.close();

        assertThat(post.isHeard()).isFalse();
    }
}
