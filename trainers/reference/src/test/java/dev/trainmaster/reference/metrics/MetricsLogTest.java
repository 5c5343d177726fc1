package dev.trainmaster.reference.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.reference.TrainerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsLogTest {
    private static final String COMPLETED = "{\"event\":\"completed\",\"step\":9}";

    @TempDir
    Path output;

    @Test
    void stepsAfterTheCheckpointAndATornLineAreCutOff() throws TrainerException, IOException {
        write(9, 0.5);
        Files.writeString(file(), "{\"step\":10,\"lo", StandardOpenOption.APPEND);
        assertThat(cutAfter(7, 20)).isEqualTo(new Kept(7, false));
        assertThat(Files.readAllLines(file())).hasSize(7);
        assertThat(cutAfter(7, 20)).isEqualTo(new Kept(7, false));
    }

    @Test
    void whatALogCannotHaveWrittenEndsWhatIsKept() throws TrainerException, IOException {
        write(2, 0.5);
        Files.writeString(file(), "{\"step\":4}\n", StandardOpenOption.APPEND);
        assertThat(cutAfter(9, 20)).isEqualTo(new Kept(2, false));
        Files.writeString(file(), "x".repeat(10_000) + "\n", StandardOpenOption.APPEND);
        assertThat(cutAfter(9, 20)).isEqualTo(new Kept(2, false));
    }

    @Test
    void aCompletionIsKeptUnlessTheTargetGrew() throws TrainerException, IOException {
        write(9, 0.5);
        Files.writeString(file(), COMPLETED + "\n", StandardOpenOption.APPEND);
        assertThat(cutAfter(9, 9)).isEqualTo(new Kept(9, true));
        assertThat(Files.readString(file())).contains(COMPLETED);
        assertThat(cutAfter(9, 20)).isEqualTo(new Kept(9, false));
        assertThat(Files.readString(file())).doesNotContain(COMPLETED);
    }

    @Test
    void aLossThatIsNoNumberIsWrittenAsText() throws TrainerException {
        write(1, Double.NaN);
        assertThat(file())
                .hasContent("{\"step\":1,\"epoch\":0.5,\"loss\":\"NaN\",\"learningRate\":2.0E-5,\"tokens\":8,"
                        + "\"time\":\"1970-01-01T00:00:00Z\"}\n");
    }

    private void write(int steps, double loss) throws TrainerException {
        try (MetricsLog log = MetricsLog.open(output)) {
            for (int step = 1; step <= steps; step++) {
                log.append(new StepMetrics(step, step / 2.0, loss, 2e-5, 8, Instant.EPOCH));
            }
        }
    }

    private Kept cutAfter(int step, int target) throws TrainerException {
        try (MetricsLog log = MetricsLog.open(output)) {
            return log.cutAfter(step, target);
        }
    }

    private Path file() {
        return output.resolve("metrics.jsonl");
    }
}
