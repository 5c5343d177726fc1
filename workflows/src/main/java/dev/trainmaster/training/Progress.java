package dev.trainmaster.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How far a training is, as its trainer last told it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Progress(
        long step,
        OptionalLong totalSteps,
        OptionalDouble epoch,
        OptionalDouble loss,
        OptionalDouble stepsPerSecond,
        OptionalLong secondsLeft,
        Instant at) {}
