package dev.trainmaster.preflight;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What will run if somebody approves it: the exact command, and what is known of its size. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrainingPlan(
        List<String> command,
        Optional<String> trainerVersion,
        long records,
        OptionalLong stepsPerEpoch,
        OptionalLong totalSteps,
        LengthStatistics lengths,
        Optional<TrialSteps> trial) {

    /** Earlier versions took no real steps. */
    public TrainingPlan {
        trial = trial == null ? Optional.empty() : trial;
        command = List.copyOf(command);
    }

    public TrainingPlan after(Optional<TrialSteps> steps) {
        return new TrainingPlan(command, trainerVersion, records, stepsPerEpoch, totalSteps, lengths, steps);
    }
}
