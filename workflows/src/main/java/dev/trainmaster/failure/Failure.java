package dev.trainmaster.failure;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.trainmaster.run.Phase;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;

/** Why a run failed, told the same way to everyone: where, what, and what to do about it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Failure(FailureType type, Phase phase, String message, String hint, Optional<TrainerDeath> death) {

    public static Failure of(FailureType type, Phase phase, String message) {
        return new Failure(type, phase, message, type.hint(), Optional.empty());
    }

    public static Failure ofTrainer(String message, TrainerDeath death) {
        return new Failure(
                FailureType.TRAINER_FAILED,
                Phase.TRAINING,
                message,
                death.kind().hint(),
                Optional.of(death));
    }

    /** As an activity throws it: the server retries it only if trying again can help. */
    public ApplicationFailure asActivityFailure() {
        return type.retry() == FailureType.Retry.AT_ONCE
                ? ApplicationFailure.newFailure(message, type.text(), this)
                : ApplicationFailure.newNonRetryableFailure(message, type.text(), this);
    }
}
