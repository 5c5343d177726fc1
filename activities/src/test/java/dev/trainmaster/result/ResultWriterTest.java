package dev.trainmaster.result;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.TestRequests;
import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.run.Phase;
import dev.trainmaster.run.PhaseEntry;
import dev.trainmaster.storage.JsonFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultWriterTest {
    @TempDir
    Path run;

    @Test
    void aResultIsReadBackAsItWasWritten() throws IOException {
        RunResult result = new RunResult(
                "r",
                Phase.FAILED,
                List.of(new PhaseEntry(Phase.EXPORTING, Instant.parse("2026-01-01T00:00:00Z"))),
                Optional.of(TestRequests.usual()),
                Optional.of(run.toString()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                null,
                List.of(),
                Optional.empty(),
                Optional.of(Failure.of(FailureType.DATASET_EMPTY, Phase.EXPORTING, "nothing")),
                List.of(),
                List.of(new RunFile("train/model/weights.bin", 3, "abc")));

        new ResultWriter().write(run, result);

        assertThat(new JsonFiles().read(run.resolve("result.json"), RunResult.class))
                .isEqualTo(result);
        assertThat(run.resolve("result.json"))
                .content()
                .contains("\"DatasetEmpty\"")
                .contains("2026-01-01T00:00:00Z");
    }
}
