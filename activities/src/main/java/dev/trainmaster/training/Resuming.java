package dev.trainmaster.training;

import dev.trainmaster.checkpoint.FormerStart;
import dev.trainmaster.checkpoint.ReadyToResume;
import dev.trainmaster.checkpoint.ResumeGuard;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.failure.TrainerDeath;
import dev.trainmaster.failure.TrainerFailureClass;
import dev.trainmaster.request.Resources;
import dev.trainmaster.run.Phase;
import dev.trainmaster.storage.StorageFailures;
import dev.trainmaster.supervisor.Exit;
import dev.trainmaster.supervisor.Finding;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.Supervisor;
import dev.trainmaster.trainer.Redaction;
import dev.trainmaster.trainer.TrainerProfile;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Gets the checkpoints of a run ready for a start. */
final class Resuming {

    private final RunDirectory run;
    private final TrainerProfile profile;
    private final Supervisor supervisor;

    Resuming(RunDirectory run, TrainerProfile profile, Supervisor supervisor) {
        this.run = run;
        this.profile = profile;
        this.supervisor = supervisor;
    }

    /** Reads all of the newest checkpoint, which may take long: nothing is answered if somebody decides meanwhile. */
    Optional<ReadyToResume> before(int start, TrainingFootprint footprint, Supplier<Optional<Decision>> decisions)
            throws InterruptedException {
        try {
            footprint.look();
            OptionalLong lastStep = footprint.lastStep();
            FormerStart former = new FormerStart(start > 1 && diedByItself(start - 1, footprint), lastStep);
            return Optional.of(
                    new ResumeGuard(run.train(), profile, () -> decisions.get().isPresent()).before(start, former));
        } catch (InterruptedIOException e) {
            return Optional.empty();
        } catch (IOException e) {
            Path checkpoints = run.train().resolve(profile.checkpoints().directory());
            throw StorageFailures.of(Phase.TRAINING, "get ready to resume from", checkpoints, e);
        }
    }

    /** A crash or a hang of which nothing says that it is the settings, the data, the machine or a person. */
    private boolean diedByItself(int start, TrainingFootprint footprint) throws IOException, InterruptedException {
        if (!(new Supervision(supervisor, run, start).find() instanceof Finding.Ended ended)
                || (ended.exit().cause() == Exit.Cause.EXITED && ended.exit().code() == 0)) {
            return false;
        }
        EndJudge judge = new EndJudge(
                profile, run.start(start), OptionalLong.empty(), Resources.UNBOUNDED, new Redaction(List.of()));
        return judge.judge(ended.exit(), footprint) instanceof TrainingEnd.Failed failed
                && (failed.failure().type() == FailureType.TRAINER_STALLED
                        || failed.failure()
                                .death()
                                .map(TrainerDeath::kind)
                                .equals(Optional.of(TrainerFailureClass.UNKNOWN)));
    }
}
