package dev.trainmaster.result;

import dev.trainmaster.failure.ActivityFailures;
import dev.trainmaster.placement.Home;
import java.nio.file.Path;

/** Writes the result into the run's directory. */
public final class ResultActivitiesImpl implements ResultActivities {
    private final ResultWriter writer;

    public ResultActivitiesImpl(ResultWriter writer) {
        this.writer = writer;
    }

    @Override
    public void recordResult(Home home, RunResult result) {
        ActivityFailures.told(() -> writer.write(Path.of(home.runDirectory()), result));
    }
}
