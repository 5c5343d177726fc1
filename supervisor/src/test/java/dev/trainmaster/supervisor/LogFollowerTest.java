package dev.trainmaster.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogFollowerTest {

    private static final Duration A_BURST_TAKES = Duration.ofMinutes(2);
    private static final int A_MILLION = 1_000_000;

    @TempDir
    private Path directory;

    private Path log;
    private LogFollower follower;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void follow() {
        log = directory.resolve("log");
        follower = LogFollower.fromLast(3, log, UnaryOperator.identity());
    }

    @AfterEach
    void close() throws IOException {
        follower.close();
    }

    @Test
    void itBeginsWithTheLastLinesAndGoesOnWithWhatIsAdded() throws IOException {
        add("1\n2\n3\n4\n5\n");
        assertThat(news()).containsExactly("3", "4", "5");
        add("6\n7\n8\n9\n");
        assertThat(news()).containsExactly("6", "7", "8", "9");
        assertThat(news()).isEmpty();
    }

    @Test
    void aLogThatIsNotThereYetIsReadOnceItIs() throws IOException {
        assertThat(news()).isEmpty();
        add("first\n");
        assertThat(news()).containsExactly("first");
    }

    @Test
    void aLineIsToldOnceItIsWholeAndTheLastOneAtTheEnd() throws IOException {
        add("be");
        assertThat(news()).isEmpty();
        add("gun\nunfin");
        assertThat(news()).containsExactly("begun");
        add("ished");
        follower.readToTheEnd(told::add);
        assertThat(told).containsExactly("unfinished");
    }

    @Test
    void aLogOfOneByteIsToldAtTheEndToo() throws IOException {
        add("x");
        assertThat(news()).isEmpty();
        follower.readToTheEnd(told::add);
        assertThat(told).containsExactly("x");
    }

    @Test
    void aCharacterThatIsWrittenInTwoPiecesIsOne() throws IOException {
        byte[] bytes = "aé\n".getBytes(StandardCharsets.UTF_8);
        add(new byte[] {bytes[0], bytes[1]});
        assertThat(news()).isEmpty();
        add(new byte[] {bytes[2], bytes[3]});
        assertThat(news()).containsExactly("aé");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void utf16WithAMarkIsRead(String name) throws IOException {
        add("\uFEFFein\n".getBytes(Charset.forName(name)));
        assertThat(news()).containsExactly("ein");
        add("ü\n".getBytes(Charset.forName(name)));
        assertThat(news()).containsExactly("ü");
    }

    @Test
    void ofABarTheLastStateIsToldAndTheOneThatStandsCanBeAsked() throws IOException {
        add("begin\n 1%|#  |\r 50%|## |");
        assertThat(news()).containsExactly("begin");
        assertThat(follower.unfinished()).isEqualTo(" 50%|## |");
        add("\r100%|###|\r\n");
        assertThat(news()).containsExactly("100%|###|");
    }

    @Test
    void linesBetweenTwoLooksAndARotationAreNotLost() throws IOException {
        add("1\n");
        assertThat(news()).containsExactly("1");
        add("2\n");
        rotate(1);
        add("3\n");
        rotate(2);
        add("4\n");
        assertThat(news()).containsExactly("2", "3", "4");
    }

    @Test
    void linesThatWereRotatedAwayForGoodAreToldAsMissing() throws IOException {
        add("1\n");
        assertThat(news()).containsExactly("1");
        add("2\n");
        Files.delete(log);
        add("3\n");
        assertThat(news()).containsExactly("2", "… (lines were rotated away before they could be read)", "3");
    }

    @Test
    void whoBeginsAfterARotationSeesTheLastLinesOfTheFileBeforeToo() throws IOException {
        add("1\n2\n");
        rotate(1);
        add("3\n");
        assertThat(news()).containsExactly("1", "2", "3");
    }

    @Test
    void aLineWithoutEndIsCutAndCounted() throws IOException {
        for (int i = 0; i < 50; i++) {
            add("x".repeat(200_000));
            news();
        }
        add("\nnext\n");
        assertThat(news())
                .hasSize(2)
                .first()
                .asString()
                .hasSizeLessThan(2_100)
                .endsWith("… (cut, 10000000 characters)");
    }

    @Test
    void aSecretAtThePlaceOfTheCutIsTakenOutWhole() throws IOException {
        LogFollower veiled = LogFollower.fromLast(3, log, line -> line.replace("topsecret", "***"));
        add("x".repeat(1_995) + "topsecret" + "y".repeat(100) + "\n");
        veiled.readOn(told::add);
        veiled.close();
        assertThat(told).singleElement().asString().doesNotContain("top").contains("***");
    }

    @Test
    void whoFollowsABurstOfAMillionLinesThroughItsRotationsMissesNone() throws IOException {
        try (Playground playground = new Playground(directory);
                LogFollower live =
                        LogFollower.fromLast(A_MILLION, playground.run.start(1).stdout(), UnaryOperator.identity())) {
            StartSpec spec = playground.trainer(1, "--sleep=3000", "--lines=" + A_MILLION);
            playground.take(Playground.bounded(spec, new OutputLimit(700_000, 20)));
            await().atMost(A_BURST_TAKES)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> {
                        live.readOn(told::add);
                        return playground.find(1) instanceof Finding.Ended;
                    });
            live.readToTheEnd(told::add);
            assertThat(RotatedLog.files(playground.run.start(1).stdout())).hasSizeGreaterThan(5);
        }
        assertThat(told).hasSize(A_MILLION);
        assertThat(IntStream.range(0, A_MILLION).allMatch(i -> told.get(i).equals(Integer.toString(i + 1))))
                .isTrue();
    }

    private List<String> news() throws IOException {
        List<String> news = new ArrayList<>();
        follower.readOn(news::add);
        return news;
    }

    private void add(String text) throws IOException {
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(byte[] bytes) throws IOException {
        Files.write(log, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** As the shim does, when there are so many files besides. */
    private void rotate(int older) throws IOException {
        for (int age = older - 1; age >= 1; age--) {
            Files.move(directory.resolve("log." + age), directory.resolve("log." + (age + 1)));
        }
        Files.move(log, directory.resolve("log.1"));
    }
}
