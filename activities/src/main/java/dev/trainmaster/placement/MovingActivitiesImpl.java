package dev.trainmaster.placement;

import dev.trainmaster.checkpoint.Arrived;
import dev.trainmaster.checkpoint.CheckpointArrival;
import dev.trainmaster.failure.ActivityFailures;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.run.Phase;
import dev.trainmaster.storage.StorageFailures;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.trainer.TrainerProfiles;
import java.io.IOException;
import java.nio.file.Path;

/** Readies this host for a run that comes from another. */
public final class MovingActivitiesImpl implements MovingActivities {

    private final CheckpointArrival checkpoints;
    private final TrainerProfiles profiles;

    public MovingActivitiesImpl(CheckpointArrival checkpoints, TrainerProfiles profiles) {
        this.checkpoints = checkpoints;
        this.profiles = profiles;
    }

    @Override
    public MovedIn moveIn(String runId, Home home, TrainingRequest request) {
        return ActivityFailures.told(() -> arrived(runId, home, request));
    }

    private MovedIn arrived(String runId, Home home, TrainingRequest request) {
        RunDirectory run = new RunDirectory(Path.of(home.runDirectory()));
        try {
            run.create();
            Arrived arrived = checkpoints.bringNewest(
                    runId, run.train(), profiles.find(request.trainer()).checkpoints());
            return new MovedIn(arrived.step(), arrived.told());
        } catch (IOException e) {
            throw StorageFailures.of(Phase.TRAINING, "bring the newest checkpoint to", run.train(), e);
        }
    }
}
