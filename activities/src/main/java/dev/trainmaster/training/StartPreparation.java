package dev.trainmaster.training;

import dev.trainmaster.checkpoint.CheckpointFolder;
import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.trainer.LaunchPlan;
import dev.trainmaster.trainer.TrainerPlace;
import dev.trainmaster.trainer.TrainerProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that must lie ready before a trainer starts. Only for when no trainer of the run is alive. */
final class StartPreparation {

    private static final Logger LOG = LoggerFactory.getLogger(StartPreparation.class);

    private final RunDirectory run;
    private final TrainerProfile profile;

    StartPreparation(RunDirectory run, TrainerProfile profile) {
        this.run = run;
        this.profile = profile;
    }

    PreparedStart prepare(int start, ApprovedLaunch approved) throws IOException {
        CheckpointFolder checkpoints = CheckpointFolder.in(run.train(), profile.checkpoints());
        for (Path torn : checkpoints.moveTornAside()) {
            LOG.warn("Start {}: a checkpoint was torn, it is {} now", start, torn);
        }
        OptionalLong newest = checkpoints.newestStep();
        LaunchPlan plan = approved.with(
                newest.isPresent()
                        ? Optional.of(checkpoints.of(newest.getAsLong()).toString())
                        : Optional.empty());
        plan.writeFiles(TrainerPlace.files(run.root()));
        if (profile.metrics().areForeign()) {
            noteMetrics(start, newest);
        }
        return new PreparedStart(plan.command(), newest);
    }

    private void noteMetrics(int start, OptionalLong newest) throws IOException {
        MetricsFileEnd.cutAfter(run.metrics(), newest.orElse(0));
        Path theirs = run.train().resolve(profile.metrics().file());
        long offset = profile.metrics().stream().isPresent() || !Files.exists(theirs) ? 0 : Files.size(theirs);
        new JsonFiles().write(record(run), new LaunchRecord(start, newest, offset));
    }

    /** How this start was made; a start of which nothing was noted is read from its beginning. */
    static LaunchRecord record(RunDirectory run, int start) throws IOException {
        if (Files.exists(record(run))) {
            LaunchRecord noted = new JsonFiles().read(record(run), LaunchRecord.class);
            if (noted.start() == start) {
                return noted;
            }
        }
        return new LaunchRecord(start, OptionalLong.empty(), 0);
    }

    private static Path record(RunDirectory run) {
        return TrainerPlace.files(run.root()).resolve(LaunchRecord.FILE);
    }
}
