package dev.trainmaster.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.trainmaster.supervisor.shim.Failpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worker or the shim dies at each named place; the next worker finds the one right answer. */
class CrashTest {

    private Playground playground;
    private Path log;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        playground = new Playground(directory);
        log = directory.resolve("trained.log");
    }

    @AfterEach
    void close() {
        playground.close();
    }

    @ParameterizedTest
    @CsvSource({
        "spec.json.tmp, Ended, 1",
        "spec.json, Prepared, 0",
        "shim-spawned, Ended, 1",
        "shim.json.tmp, Prepared, 0",
        "shim.json, Lost, 0",
        "trainer-spawned, Lost, 1",
        "trainer.json.tmp, Lost, 1",
        "trainer.json, Lost, 1",
        "exit.json.tmp, Lost, 1",
        "exit.json, Ended, 1"
    })
    void aCrashAtAnyPlaceNeverTrainsTwiceAndBlocksNothing(String place, String expected, int mostTrained)
            throws IOException, InterruptedException {
        Process worker = TestWorker.start(playground, 1, script(), Failpoint.VARIABLE, place);
        String said = worker.inputReader().readLine();
        worker.destroyForcibly().waitFor();
        assertThat(said == null)
                .as("the worker itself crashed")
                .isEqualTo(place.startsWith("spec") || place.equals("shim-spawned"));

        await().atMost(Playground.BOUND)
                .until(() -> playground
                        .take(playground.shell(1, script()))
                        .getClass()
                        .getSimpleName()
                        .equals(expected));

        await().atMost(Playground.BOUND).until(() -> playground.carriers().isEmpty());
        assertThat(trained()).hasSizeLessThanOrEqualTo(mostTrained);
        playground.take(playground.shell(2, script()));
        assertThat(playground.awaitExit(2).code()).isEqualTo(9);
    }

    @Test
    void aDeletedLockFileGivesNobodyASecondTrainer() throws IOException {
        playground.take(playground.shell(1, "exec sleep 60"));
        Files.delete(playground.run.lock());

        assertThat(playground.take(playground.shell(1, script()))).isInstanceOf(Finding.Running.class);
        assertThat(playground.take(playground.shell(2, script()))).isInstanceOf(Finding.Refused.class);
        assertThat(playground.stop(1, Duration.ofSeconds(5))).isInstanceOf(StopOutcome.Gone.class);
        assertThat(playground.carriers()).isEmpty();
    }

    @Test
    void aTrainerCanBeStoppedThoughTheStopCannotBeWrittenButTheStopIsNotConfirmed() throws IOException {
        playground.take(playground.shell(1, "exec sleep 60"));
        Files.createDirectory(playground.run.stop());

        assertThatThrownBy(() -> playground.supervisor.stop(
                        playground.run, new StopRequest(1, "cancelled", Duration.ofSeconds(1))))
                .hasMessageContaining("could not be written");

        assertThat(playground.carriers()).isEmpty();
    }

    private String script() {
        return "echo $$ >> " + log + "; sleep 0.3; exit 9";
    }

    private List<String> trained() throws IOException {
        return Files.exists(log) ? Files.readAllLines(log) : List.of();
    }
}
