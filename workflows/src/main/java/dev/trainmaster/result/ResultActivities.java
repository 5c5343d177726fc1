package dev.trainmaster.result;

import dev.trainmaster.placement.Home;
import io.temporal.activity.ActivityInterface;

/** Writes the one record of how a run ended beside its other files. */
@ActivityInterface
public interface ResultActivities {

    RecordedResult recordResult(Home home, RunResult result);
}
