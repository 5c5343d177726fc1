package dev.trainmaster.result;

import dev.trainmaster.failure.ActivityFailures;
import dev.trainmaster.placement.Home;
import dev.trainmaster.storage.StorageFailures;
import dev.trainmaster.supervisor.RunDirectory;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the result into the run's directory, with the digests of what the run leaves behind. */
public final class ResultActivitiesImpl implements ResultActivities {
    private static final int MOST_IN_A_HISTORY = 100;

    private final ResultWriter writer;
    private final LeftFiles files;

    public ResultActivitiesImpl(ResultWriter writer, LeftFiles files) {
        this.writer = writer;
        this.files = files;
    }

    @Override
    public RecordedResult recordResult(Home home, RunResult result) {
        ActivityExecutionContext activity = Activity.getExecutionContext();
        RunDirectory run = new RunDirectory(Path.of(home.runDirectory()));
        return ActivityFailures.told(() -> {
            List<RunFile> left = left(run, result, () -> activity.heartbeat(null));
            writer.write(run.root(), result.leaving(left));
            return new RecordedResult(left.size() <= MOST_IN_A_HISTORY ? left : left.subList(0, MOST_IN_A_HISTORY));
        });
    }

    private List<RunFile> left(RunDirectory run, RunResult result, Runnable alive) {
        try {
            return files.of(run, result, alive);
        } catch (IOException e) {
            throw StorageFailures.of(result.outcome(), "read", run.train(), e);
        }
    }
}
