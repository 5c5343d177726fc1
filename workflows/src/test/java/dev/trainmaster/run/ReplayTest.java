package dev.trainmaster.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainmaster.fixture.Histories;
import io.temporal.testing.WorkflowReplayer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every run that was ever begun must be able to go on: what a workflow decided once, it decides again. */
class ReplayTest {

    static List<Path> histories() {
        return Histories.all();
    }

    @ParameterizedTest
    @MethodSource("histories")
    void aCommittedHistoryReplays(Path history) {
        assertThatCode(() -> WorkflowReplayer.replayWorkflowExecution(history.toFile(), TrainingWorkflowImpl.class))
                .doesNotThrowAnyException();
    }

    @Test
    void thereAreHistoriesOfEveryPath() {
        assertThat(histories()).hasSizeGreaterThanOrEqualTo(39);
    }

    @Test
    void aChangedWorkflowIsCaught() {
        Path approved = histories().stream()
                .filter(path -> path.endsWith("approved-by-update.json"))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> WorkflowReplayer.replayWorkflowExecution(approved.toFile(), HastyWorkflow.class))
                .hasStackTraceContaining("TMPRL1100");
    }
}
