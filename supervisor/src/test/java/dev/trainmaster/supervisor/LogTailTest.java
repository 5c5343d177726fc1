package dev.trainmaster.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    @TempDir
    private Path directory;

    @Test
    void aFileThatIsNotThereHasNoLines() throws IOException {
        assertThat(LogTail.of(directory.resolve("none")).lastLines(5)).isEmpty();
    }

    @Test
    void theLastLinesComeInOrder() throws IOException {
        assertThat(log("one\ntwo\nthree\n").lastLines(2)).containsExactly("two", "three");
    }

    @Test
    void aLastLineWithoutNewlineIsALine() throws IOException {
        assertThat(log("one\ntwo").lastLines(5)).containsExactly("one", "two");
    }

    @Test
    void emptyLinesAreKept() throws IOException {
        assertThat(log("one\n\nthree\n\n").lastLines(5)).containsExactly("one", "", "three", "");
    }

    @Test
    void ofAProgressBarOnlyTheLastStateIsShown() throws IOException {
        assertThat(log("start\r\n 1%\r 50%\r100%\r\nend\n").lastLines(5)).containsExactly("start", "100%", "end");
    }

    @Test
    void coloursAndControlCharactersAreDropped() throws IOException {
        assertThat(log("\u001B[31;1merror\u001B[0m\u0007\tdone\n").lastLines(5)).containsExactly("error\tdone");
    }

    @Test
    void brokenBytesAreReplacedAndTheRestIsReadable() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write("gut ".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xC3);
        bytes.write(0x28);
        bytes.write(" é\n".getBytes(StandardCharsets.UTF_8));

        assertThat(log(bytes.toByteArray()).lastLines(1)).containsExactly("gut \uFFFD( é");
    }

    @Test
    void bothKindsOfUtf16WithAMarkAreRead() throws IOException {
        for (String name : new String[] {"UTF-16LE", "UTF-16BE"}) {
            assertThat(log("\uFEFFein\nü\n".getBytes(Charset.forName(name))).lastLines(5))
                    .containsExactly("ein", "ü");
        }
    }

    @Test
    void aVeryLongLineIsCutAndSaysSo() throws IOException {
        assertThat(log("x".repeat(200_000) + "\nend\n").lastLines(2))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .hasSizeLessThan(2_100)
                                .startsWith("xxx")
                                .endsWith("… (cut, 200000 characters)"),
                        line -> assertThat(line).isEqualTo("end"));
    }

    @Test
    void aCutNeverSplitsACharacter() throws IOException {
        assertThat(log("😀".repeat(3_000) + "\n").lastLines(1).get(0))
                .startsWith("😀")
                .doesNotContain("\uFFFD", "?");
    }

    @Test
    void linesThatWereRotatedAwayAreFound() throws IOException {
        Files.writeString(directory.resolve("log.1"), "one\ntw");
        Files.writeString(directory.resolve("log"), "o\nthree\n");

        assertThat(LogTail.of(directory.resolve("log")).lastLines(3)).containsExactly("one", "two", "three");
    }

    @Test
    void aHugeLogIsReadFromItsEndWithoutItsHalfFirstLine() throws IOException {
        String line = "é".repeat(99) + "\n";

        assertThat(log(line.repeat(20_000)).lastLines(1_000_000))
                .hasSizeBetween(5_000, 5_400)
                .containsOnly("é".repeat(99));
    }

    @Test
    void theFirstLinesAreThoseOfTheOldestFile() throws IOException {
        Files.writeString(directory.resolve("log.2"), "one\ntwo\n");
        Files.writeString(directory.resolve("log.1"), "three\n");

        assertThat(log("four\n").firstLines(1)).containsExactly("one");
        assertThat(log("four\n").lastLines(3)).containsExactly("two", "three", "four");
    }

    @Test
    void whatFollowsAMarkInAnOlderFileIsUtf16Too() throws IOException {
        Files.write(directory.resolve("log.1"), "\uFEFFein\n".getBytes(StandardCharsets.UTF_16LE));

        assertThat(log("ü\n".getBytes(StandardCharsets.UTF_16LE)).lastLines(5)).containsExactly("ein", "ü");
    }

    @Test
    void aSecretIsTakenOutBeforeALineIsCut() throws IOException {
        Files.writeString(directory.resolve("log"), "x".repeat(1_995) + "topsecret" + "y".repeat(9) + "\n");

        assertThat(LogTail.of(directory.resolve("log"), line -> line.replace("topsecret", "***"))
                        .lastLines(1)
                        .get(0))
                .doesNotContain("top")
                .contains("***");
    }

    private LogTail log(String text) throws IOException {
        return log(text.getBytes(StandardCharsets.UTF_8));
    }

    private LogTail log(byte[] bytes) throws IOException {
        return LogTail.of(Files.write(directory.resolve("log"), bytes));
    }
}
