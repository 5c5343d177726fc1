package dev.trainmaster.benchmarks.trainer;

import java.util.List;

/**
 * What supervision takes from a training: of its steps a second, and of the processors.
 *
 * @param stepsLost per cent, while worker and server do the work of twice the time in half of it
 * @param own of worker and shim, per cent of a core
 * @param server of the development server, per cent of a core
 */
record SupervisionCost(List<Double> stepsLost, List<Double> own, List<Double> server) {}
