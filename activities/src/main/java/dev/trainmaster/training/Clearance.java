package dev.trainmaster.training;

import java.util.List;

/** Whether a start may begin. */
sealed interface Clearance {

    /** @param argv what was approved, made to go on from where the run stands */
    record Cleared(List<String> argv) implements Clearance {}

    /** Somebody decided about the run before its trainer began. */
    record Decided(Decision decision) implements Clearance {}

    /** An earlier start did all the work, and this trainer must not be started again then. */
    record FinishedBefore() implements Clearance {}
}
