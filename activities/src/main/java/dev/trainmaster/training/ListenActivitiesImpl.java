package dev.trainmaster.training;

/** Wakes the watches of this worker. */
public final class ListenActivitiesImpl implements ListenActivities {

    private final OpenWatches watches;

    public ListenActivitiesImpl(OpenWatches watches) {
        this.watches = watches;
    }

    @Override
    public void listen(String runId) {
        watches.listen(runId);
    }
}
