package dev.trainmaster.preflight;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a few real steps on the real data showed.
 *
 * @param startup from the trainer's start to the end of its first step
 * @param wholeTraining how long all planned steps would take at this rate, an estimate
 * @param checkpointBytes of one checkpoint, if one was written
 * @param diskBytes of all checkpoints that lie there at once, an estimate
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrialSteps(
        long steps,
        OptionalDouble loss,
        Duration startup,
        double secondsPerStep,
        Duration wholeTraining,
        OptionalLong checkpointBytes,
        OptionalLong diskBytes) {

    /** Earlier versions made no estimate of the disk. */
    public TrialSteps {
        diskBytes = diskBytes == null ? OptionalLong.empty() : diskBytes;
    }
}
