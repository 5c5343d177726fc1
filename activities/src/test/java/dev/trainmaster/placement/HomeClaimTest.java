package dev.trainmaster.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trainmaster.TestRequests;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.storage.JsonFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomeClaimTest {
    @TempDir
    Path runs;

    @Test
    void theHomeHasTheRequestAndTheQueuesOfItsHost() throws IOException {
        TrainingRequest request = TestRequests.with(Map.of("note", "größer"));

        Home home = claim("run-1", request);

        assertThat(home)
                .isEqualTo(new Home(
                        "host-a",
                        "trainmaster-host-a",
                        "trainmaster-host-a-training",
                        runs.resolve("run-1").toString(),
                        0));
        assertThat(new JsonFiles().read(runs.resolve("run-1/request.json"), TrainingRequest.class))
                .isEqualTo(request);
    }

    @Test
    void aRetriedRunGoesOnWithItsStartNumbers() throws IOException {
        for (String name : new String[] {"1", "2", "10", "checkpoints", "011", "x3"}) {
            Files.createDirectories(runs.resolve("run-1/train").resolve(name));
        }

        assertThat(claim("run-1", TestRequests.usual()).startsSoFar()).isEqualTo(10);
        assertThat(claim("run-1", TestRequests.usual()).startsSoFar()).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/../b", "a/b", "/etc", ".x", "-x", "a..b", "a\nb"})
    void aRunIdNeverLeadsOutOfTheRoot(String runId) {
        FailureException failure =
                catchThrowableOfType(FailureException.class, () -> claim(runId, TestRequests.usual()));

        assertThat(failure.failure().type()).isEqualTo(FailureType.INVALID_REQUEST);
        assertThat(runs).isEmptyDirectory();
    }

    @Test
    void aPlaceThatCannotBeWrittenIsRetriedAndNamed() throws IOException {
        Files.writeString(runs.resolve("run-1"), "a file where the directory must be");

        FailureException failure =
                catchThrowableOfType(FailureException.class, () -> claim("run-1", TestRequests.usual()));

        assertThat(failure.failure().type()).isEqualTo(FailureType.STORAGE_FAILED);
        assertThat(failure)
                .hasMessageContaining(runs.resolve("run-1/request.json").toString());
        assertThat(failure.failure().asActivityFailure().isNonRetryable()).isFalse();
    }

    private Home claim(String runId, TrainingRequest request) {
        return new HomeClaim(new RunDirectories(runs), "host-a", "trainmaster").claim(runId, request);
    }
}
