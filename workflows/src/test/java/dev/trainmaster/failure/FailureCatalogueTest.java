package dev.trainmaster.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.run.Phase;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FailureCatalogueTest {

    /** Histories, result files and scripts of users hold these names. */
    @Test
    void theNamesNeverChange() {
        assertThat(Stream.of(FailureType.values()).map(FailureType::text))
                .containsExactly(
                        "InvalidRequest",
                        "DatasetNotFound",
                        "DatasetInvalid",
                        "DatasetEmpty",
                        "TrainerUnavailable",
                        "PreflightFailed",
                        "ApprovalRejected",
                        "ApprovalExpired",
                        "TrainerFailed",
                        "TrainerStalled",
                        "TrainingTimedOut",
                        "RestartBudgetSpent",
                        "WorkerDetached",
                        "StorageFailed",
                        "Internal");
        assertThat(Stream.of(TrainerFailureClass.values()).map(TrainerFailureClass::text))
                .containsExactly("config", "data", "out-of-memory", "disk", "nan-loss", "killed", "unknown");
    }

    @ParameterizedTest
    @EnumSource(FailureType.class)
    void eachFailureSaysWhoCanMendItAndHow(FailureType type) {
        assertThat(type.hint()).hasSizeGreaterThan(20).endsWith(".");
        assertThat(type.blame()).isNotNull();
        assertThat(FailureType.named(type.text())).contains(type);
        boolean retried = type.retry() == FailureType.Retry.AT_ONCE;
        assertThat(retried)
                .as("only the infrastructure is tried again at once")
                .isEqualTo(type.blame() == Blame.INFRASTRUCTURE);
        assertThat(Failure.of(type, Phase.EXPORTING, "x").asActivityFailure().isNonRetryable())
                .isEqualTo(!retried);
    }

    @ParameterizedTest
    @EnumSource(TrainerFailureClass.class)
    void eachDeathOfATrainerHasAHint(TrainerFailureClass kind) {
        assertThat(kind.hint()).hasSizeGreaterThan(20).endsWith(".");
    }

    @Test
    void anUnknownNameIsNoFailureOfTheCatalogue() {
        assertThat(FailureType.named("trainerfailed")).isEmpty();
    }
}
