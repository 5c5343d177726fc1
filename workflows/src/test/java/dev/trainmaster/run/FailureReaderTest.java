package dev.trainmaster.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import io.temporal.api.enums.v1.RetryState;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import org.junit.jupiter.api.Test;

class FailureReaderTest {

    private static Failure read(Throwable cause) {
        return FailureReader.read(
                new ActivityFailure(
                        "activity failed", 5, 6, "Export", "id", RetryState.RETRY_STATE_TIMEOUT, "worker", cause),
                Phase.EXPORTING);
    }

    @Test
    void aHostThatStaysAwayIsToldAsSuch() {
        Failure failure = read(new TimeoutFailure("timeout", null, TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_CLOSE));
        assertThat(failure.type()).isEqualTo(FailureType.INTERNAL);
        assertThat(failure.message()).contains("Export timed out").contains("is the worker of this run's host up?");
    }

    @Test
    void anErrorOfTheCatalogueWithoutDetailsKeepsItsType() {
        Failure failure = read(ApplicationFailure.newFailure("the disk is full", "StorageFailed"));
        assertThat(failure).isEqualTo(Failure.of(FailureType.STORAGE_FAILED, Phase.EXPORTING, "the disk is full"));
    }

    @Test
    void anythingElseIsInternal() {
        assertThat(read(new IllegalStateException("odd")).type()).isEqualTo(FailureType.INTERNAL);
    }
}
