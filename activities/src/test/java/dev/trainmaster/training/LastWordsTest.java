package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.trainer.Redaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastWordsTest {

    @TempDir
    Path directory;

    private Path log;

    @BeforeEach
    void create() {
        log = directory.resolve("stderr.log");
    }

    @Test
    void theGistIsTheLastLineThatSaysSomething() throws IOException {
        Files.writeString(log, "first\n  the cause \n\n   \n");

        assertThat(words().gist()).isEqualTo("the cause");
        assertThat(words().lines()).hasSize(4);
    }

    @Test
    void atMostFiftyLinesAreKept() throws IOException {
        Files.writeString(log, "line\n".repeat(200));

        assertThat(words().lines()).hasSize(50);
    }

    @Test
    void howItBeganIsKeptToo() throws IOException {
        Files.writeString(
                log,
                IntStream.rangeClosed(1, 200).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining()));

        assertThat(words().first()).hasSize(10).startsWith("line 1").endsWith("line 10");
        assertThat(words().lines()).startsWith("line 151").endsWith("line 200");
    }

    @Test
    void noLineIsToldTwice() throws IOException {
        Files.writeString(
                log,
                IntStream.rangeClosed(1, 53).mapToObj(i -> "line " + i + "\n").collect(Collectors.joining()));

        assertThat(words().first()).containsExactly("line 1", "line 2", "line 3");
        Files.writeString(log, "only\n");
        assertThat(words().first()).isEmpty();
    }

    @Test
    void theBeginningOfAHugeLogIsItsOldestFile() throws IOException {
        Files.writeString(directory.resolve("stderr.log.1"), "Traceback\n" + "x".repeat(2_000_000));
        Files.writeString(log, "y\n".repeat(100_000));

        assertThat(words().first().get(0)).isEqualTo("Traceback");
    }

    @Test
    void longLinesNeverFillUpAHistory() throws IOException {
        Files.writeString(log, ("😀".repeat(100_000) + "\n").repeat(50));

        LastWords words = words();

        assertThat(String.join("", words.lines()).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(64 * 1024);
        assertThat(String.join("", words.first())).hasSizeLessThan(4_010);
        assertThat(words.gist()).hasSizeLessThan(310);
        assertThat(words.lines()).noneMatch(line -> line.contains("\uFFFD") || line.contains("?"));
    }

    @Test
    void aTrainerThatSaidNothingHasNoLastWords() throws IOException {
        assertThat(words().lines()).isEmpty();
        assertThat(words().gist()).isEmpty();
    }

    private LastWords words() throws IOException {
        return LastWords.in(log, new Redaction(List.of(Map.of())));
    }
}
