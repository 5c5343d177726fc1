package dev.trainmaster.dataset;

import dev.trainmaster.failure.ActivityFailures;
import dev.trainmaster.placement.Home;
import dev.trainmaster.request.TrainingRequest;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.nio.file.Path;

/** Exports into a run's directory, and heartbeats its position. */
public final class DatasetActivitiesImpl implements DatasetActivities {
    private final DatasetStore store;
    private final DatasetExporter exporter;

    public DatasetActivitiesImpl(DatasetStore store, DatasetExporter exporter) {
        this.store = store;
        this.exporter = exporter;
    }

    @Override
    public ExportReceipt export(String runId, Home home, TrainingRequest request) {
        ActivityExecutionContext activity = Activity.getExecutionContext();
        return ActivityFailures.told(() -> {
            ExportOrder order = new ExportOrder(
                    store.open(new DatasetKey(request.dataset())),
                    request.selection(),
                    request.format(),
                    request.chat(),
                    Path.of(home.runDirectory()).resolve(ExportOrder.FILE_NAME));
            return exporter.export(order, (read, written) -> activity.heartbeat(new ExportPosition(read, written)));
        });
    }
}
