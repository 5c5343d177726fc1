package dev.trainmaster.worker.metrics;

import dev.trainmaster.placement.Home;
import dev.trainmaster.result.RecordedResult;
import dev.trainmaster.result.ResultActivities;
import dev.trainmaster.result.RunResult;

/** Counts each result that was written down. */
public final class CountedResults implements ResultActivities {

    private final ResultActivities results;
    private final RunMetrics metrics;

    public CountedResults(ResultActivities results, RunMetrics metrics) {
        this.results = results;
        this.metrics = metrics;
    }

    @Override
    public RecordedResult recordResult(Home home, RunResult result) {
        RecordedResult recorded = results.recordResult(home, result);
        metrics.runEnded(result);
        return recorded;
    }
}
