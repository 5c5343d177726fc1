package dev.trainmaster.reference.metrics;

import java.time.Instant;

/** What one step tells the world. */
public record StepMetrics(int step, double epoch, double loss, double learningRate, int tokens, Instant time) {}
