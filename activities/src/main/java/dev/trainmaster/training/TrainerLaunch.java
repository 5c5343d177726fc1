package dev.trainmaster.training;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.run.Phase;
import dev.trainmaster.storage.Sha256;
import dev.trainmaster.storage.StorageFailures;
import dev.trainmaster.supervisor.OutputLimit;
import dev.trainmaster.supervisor.RunToken;
import dev.trainmaster.supervisor.StartSpec;
import dev.trainmaster.trainer.TrainerCommand;
import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerPlace;
import dev.trainmaster.trainer.TrainerProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes the order to start a trainer, of exactly what was approved. */
final class TrainerLaunch {

    private final TrainerHost host;
    private final RandomGenerator random;

    TrainerLaunch(TrainerHost host, RandomGenerator random) {
        this.host = host;
        this.random = random;
    }

    StartSpec specOf(TrainingOrder order, TrainerProfile profile) {
        Path runDirectory = Path.of(order.home().runDirectory());
        TrainerPlace place = TrainerPlace.of(
                host,
                runDirectory,
                Path.of(order.dataset().path()),
                order.request().model(),
                order.request().hyperparameters());
        TrainerCommand command = profile.commandIn(place, host);
        return new StartSpec(
                order.runId(),
                order.start(),
                command.argv(),
                command.environment(),
                command.directory(),
                RunToken.random(random),
                order.request().limits().grace(),
                OutputLimit.standard());
    }

    /** Nothing trains that was not approved: neither other settings nor other data. */
    static void checkApprovedBytes(TrainingOrder order) {
        check(Path.of(order.manifest().path()), order.manifest().sha256());
        check(Path.of(order.dataset().path()), order.dataset().sha256());
    }

    private static void check(Path file, String approved) {
        try {
            String found = Files.exists(file) ? Sha256.ofFile(file) : "no file";
            if (!found.equals(approved)) {
                throw new FailureException(new Failure(
                        FailureType.PREFLIGHT_FAILED,
                        Phase.TRAINING,
                        file + " is not what was approved: sha256 " + approved + " was, but now it is " + found,
                        "Somebody changed the file after the dry run: start a new run.",
                        Optional.empty()));
            }
        } catch (IOException e) {
            throw StorageFailures.of(Phase.TRAINING, "read", file, e);
        }
    }
}
