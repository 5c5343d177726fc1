package dev.trainmaster.preflight;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** How a trial went. */
record TrialRun(ProbeEnd end, Instant begun, List<TrialMetrics.Step> steps, OptionalLong checkpointBytes) {
    TrialMetrics.Step first() {
        return steps.get(0);
    }

    TrialMetrics.Step last() {
        return steps.get(steps.size() - 1);
    }
}
