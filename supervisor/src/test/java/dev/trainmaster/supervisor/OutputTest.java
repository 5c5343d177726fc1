package dev.trainmaster.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {

    private Playground playground;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        playground = new Playground(directory);
    }

    @AfterEach
    void close() {
        playground.close();
    }

    @Test
    void aBurstOfAMillionLinesKeepsEveryLineInOrder() throws IOException {
        playground.take(playground.trainer(1, "--lines=1000000"));
        Exit exit = playground.awaitExit(1);

        assertThat(exit.code()).isZero();
        assertThat(exit.lostOutputBytes()).isZero();
        try (Stream<String> lines = Files.lines(playground.run.start(1).stdout())) {
            int[] last = {0};
            assertThat(lines.allMatch(line -> Integer.parseInt(line) == ++last[0]))
                    .isTrue();
            assertThat(last[0]).isEqualTo(1_000_000);
        }
    }

    @Test
    void whateverBytesATrainerPrintsLieInItsLogUnchanged(@TempDir Path directory) {
        Path copy = directory.resolve("copy");
        playground.take(
                playground.shell(1, "head -c 3000000 /dev/urandom | tee " + copy + "; tail -c 1000 " + copy + " >&2"));

        assertThat(playground.awaitExit(1).lostOutputBytes()).isZero();
        assertThat(playground.run.start(1).stdout()).hasSameBinaryContentAs(copy);
        assertThat(playground.run.start(1).stderr()).hasSize(1_000);
    }

    @Test
    void outputIsBoundedAndTheNewestIsKept() throws IOException {
        StartSpec spec = playground.shell(1, "seq 1000000");
        playground.take(Playground.bounded(spec, new OutputLimit(500_000, 3)));
        playground.awaitExit(1);

        try (Stream<Path> files = Files.list(playground.run.start(1).path())) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("stdout"))
                            .sorted())
                    .extracting(file -> file.getFileName().toString())
                    .containsExactly("stdout.log", "stdout.log.1", "stdout.log.2");
        }
        assertThat(Files.size(playground.run.start(1).stdout())).isLessThanOrEqualTo(500_000);
        assertThat(LogTail.of(playground.run.start(1).stdout()).lastLines(3))
                .containsExactly("999998", "999999", "1000000");
    }

    @Test
    void aGrandchildThatHoldsThePipeDoesNotHoldUpTheEnd() {
        playground.take(playground.trainer(1, "--hold-pipe", "--out=done"));
        Instant before = Instant.now();

        assertThat(playground.awaitExit(1).code()).isZero();
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(15));
        assertThat(playground.run.start(1).stdout()).hasContent("done\n");
    }

    @Test
    void aTrainerThatClosesItsOutputGoesOn() {
        playground.take(playground.shell(1, "exec >&- 2>&-; sleep 0.5; exit 6"));

        assertThat(playground.awaitExit(1).code()).isEqualTo(6);
    }
}
