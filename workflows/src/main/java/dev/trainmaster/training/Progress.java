package dev.trainmaster.training;

import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** How far a training is, as its trainer last told it. */
public record Progress(
        long step,
        OptionalLong totalSteps,
        OptionalDouble epoch,
        OptionalDouble loss,
        OptionalDouble stepsPerSecond,
        OptionalLong secondsLeft,
        Instant at) {}
