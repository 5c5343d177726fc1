package dev.trainmaster.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.fixture.Requests;
import dev.trainmaster.fixture.TestRun;
import dev.trainmaster.fixture.TestRuns;
import io.temporal.failure.ApplicationFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StageFailuresTest {

    @RegisterExtension
    final TestRuns runs = new TestRuns();

    @ParameterizedTest
    @EnumSource(
            value = FailureType.class,
            names = {"WORKER_DETACHED", "STORAGE_FAILED", "INTERNAL"},
            mode = EnumSource.Mode.EXCLUDE)
    void whatTryingAgainCannotCureIsTriedOnce(FailureType type) {
        Failure failure = Failure.of(type, Phase.EXPORTING, "at line 7");
        runs.home.exports.always(request -> {
            throw failure.asActivityFailure();
        });
        TestRun run = runs.start(Requests.dryRun());
        Phase outcome =
                switch (type) {
                    case APPROVAL_REJECTED -> Phase.REJECTED;
                    case APPROVAL_EXPIRED -> Phase.APPROVAL_EXPIRED;
                    default -> Phase.FAILED;
                };
        assertThat(run.endsAs(outcome).failure()).contains(failure);
        assertThat(runs.journal.count("export")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureType.class,
            names = {"WORKER_DETACHED", "STORAGE_FAILED", "INTERNAL"})
    void whatTheInfrastructureDidIsTriedAgain(FailureType type) {
        for (int i = 0; i < 6; i++) {
            runs.home.exports.thenThrow(
                    Failure.of(type, Phase.EXPORTING, "hiccup").asActivityFailure());
        }
        runs.start(Requests.dryRun()).endsAs(Phase.COMPLETED);
        assertThat(runs.journal.count("export")).isEqualTo(7);
    }

    @Test
    void aDatasetThatIsNotThereFailsTheRunWithItsPlace() {
        Failure failure = Failure.of(FailureType.DATASET_NOT_FOUND, Phase.EXPORTING, "there is no dataset sampel");
        runs.home.exports.thenThrow(failure.asActivityFailure());
        TestRun run = runs.start(Requests.training());
        assertThat(run.endsAs(Phase.FAILED).failure()).contains(failure);
        assertThat(run.details()).contains("DatasetNotFound").contains("there is no dataset sampel");
        run.keepHistory("dataset-not-found");
    }

    @Test
    void anUnknownErrorThatMustNotBeRetriedIsToldAsInternal() {
        runs.home.manifests.thenThrow(ApplicationFailure.newNonRetryableFailure("odd", "SomethingElse"));
        Failure failure =
                runs.start(Requests.dryRun()).endsAs(Phase.FAILED).failure().orElseThrow();
        assertThat(failure.type()).isEqualTo(FailureType.INTERNAL);
        assertThat(failure.phase()).isEqualTo(Phase.WRITING_MANIFEST);
        assertThat(failure.message()).isEqualTo("odd");
    }
}
