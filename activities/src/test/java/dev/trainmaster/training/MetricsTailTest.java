package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsTailTest {

    @TempDir
    Path directory;

    private Path file;
    private MetricsTail tail;

    @BeforeEach
    void create() {
        file = directory.resolve("metrics.jsonl");
        tail = new MetricsTail(file);
    }

    @Test
    void aTrainerThatHasToldNothingYetHasNoStep() throws IOException {
        tail.readOn();

        assertThat(tail.last()).isEmpty();
        assertThat(tail.newStep()).isFalse();
        assertThat(tail.completedAt()).isEmpty();
    }

    @Test
    void aLineCountsOnceItIsWhole() throws IOException {
        append("{\"step\":1,\"lo");
        tail.readOn();
        assertThat(tail.last()).isEmpty();

        append("ss\":2.5}\n{\"step\":2,\"loss\":");
        tail.readOn();
        assertThat(step()).isEqualTo(1);
        assertThat(tail.lastLoss()).hasValue(2.5);
    }

    @Test
    void stepsThatWereThereAtTheFirstLookAreNotNew() throws IOException {
        append(step(1));
        tail.readOn();
        assertThat(tail.newStep()).isFalse();

        append(step(2));
        tail.readOn();
        assertThat(tail.newStep()).isTrue();

        tail.readOn();
        assertThat(tail.newStep()).isFalse();
    }

    @Test
    void theFirstStepOfANewFileIsNew() throws IOException {
        tail.readOn();
        append(step(1));
        tail.readOn();

        assertThat(tail.newStep()).isTrue();
    }

    @Test
    void aFileThatWasCutOffIsReadAnewAndTellsNothingNew() throws IOException {
        append(step(1) + step(2) + step(3) + completed(3));
        tail.readOn();

        Files.writeString(file, step(1));
        tail.readOn();

        assertThat(step()).isEqualTo(1);
        assertThat(tail.completedAt()).isEmpty();
        assertThat(tail.newStep()).isFalse();
    }

    @Test
    void aFileThatWasCutOffAndGrewBeyondItsOldLengthIsReadAnew() throws IOException {
        append(step(1) + step(2) + completed(2));
        tail.readOn();

        Files.writeString(file, step(1) + "{\"step\":2,\"loss\":\"NaN\"}\n" + step(3) + step(4));
        tail.readOn();

        assertThat(step()).isEqualTo(4);
        assertThat(tail.completedAt()).isEmpty();
    }

    @Test
    void aFileThatWasEmptiedHasNoStep() throws IOException {
        append(step(1));
        tail.readOn();
        Files.writeString(file, "");
        tail.readOn();

        assertThat(tail.last()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "\"NaN\"", "\"nan\"", "Infinity", "-Infinity", "\"-inf\"", "1e999"})
    void everyWayToWriteALossThatIsNoNumberIsSeen(String loss) throws IOException {
        append("{\"step\":1,\"loss\":" + loss + "}\n");
        tail.readOn();

        assertThat(tail.lastLoss()).hasValue(Double.NaN);
    }

    @ParameterizedTest
    @CsvSource({"2.5,2.5", "'\"2.5\"',2.5", "'\"1e-3\"',0.001", "3,3.0"})
    void aLossMayBeANumberOrAText(String written, double loss) throws IOException {
        append("{\"step\":1,\"loss\":" + written + "}\n");
        tail.readOn();

        assertThat(tail.lastLoss()).hasValue(loss);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"n/a\"", "\"\"", "[]", "{}"})
    void aLossThatNobodyUnderstandsIsNone(String loss) throws IOException {
        append("{\"step\":1,\"loss\":" + loss + "}\n");
        tail.readOn();

        assertThat(step()).isEqualTo(1);
        assertThat(tail.lastLoss()).isEmpty();
    }

    @Test
    void theLastLossStandsUntilAnotherIsTold() throws IOException {
        append("{\"step\":1,\"loss\":\"NaN\"}\n{\"step\":2}\n");
        tail.readOn();

        assertThat(tail.lastLoss()).hasValue(Double.NaN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Traceback (most recent call last):",
                "",
                "[1,2]",
                "7",
                "{\"step\":\"two\"}",
                "{\"step\":-1}",
                "{\"step\":99999999999999999999}",
                "{\"step\":1.5}",
                "{\"step\":"
            })
    void aLineThatTellsNoStepIsPassedOver(String line) throws IOException {
        append(step(1) + line + "\n");
        tail.readOn();

        assertThat(step()).isEqualTo(1);
    }

    @Test
    void aLineOfManyMebibytesIsPassedOver() throws IOException {
        append(step(1) + "x".repeat(9 * 1024 * 1024) + "\n" + step(2));
        tail.readOn();

        assertThat(step()).isEqualTo(2);
    }

    @Test
    void brokenBytesSpoilOneLineOnly() throws IOException {
        Files.write(file, new byte[] {(byte) 0xC3, (byte) 0x28, 0, '\n'});
        append(step(1));
        tail.readOn();

        assertThat(step()).isEqualTo(1);
    }

    @Test
    void theCompletionRecordIsKnown() throws IOException {
        append(step(7) + completed(7));
        tail.readOn();

        assertThat(tail.completedAt()).hasValue(7);
        assertThat(step()).isEqualTo(7);
    }

    private long step() {
        return tail.last().orElseThrow().step();
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String step(int step) {
        return "{\"step\":" + step + ",\"loss\":2.0}\n";
    }

    private static String completed(int step) {
        return "{\"event\":\"completed\",\"step\":" + step + "}\n";
    }
}
