package dev.trainmaster.training;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.run.Phase;
import dev.trainmaster.supervisor.HostLimits;
import dev.trainmaster.supervisor.Lease;
import dev.trainmaster.supervisor.OutputLimit;
import dev.trainmaster.supervisor.RunToken;
import dev.trainmaster.supervisor.StartSpec;
import dev.trainmaster.trainer.Rendering;
import dev.trainmaster.trainer.TrainerCommand;
import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerPlace;
import dev.trainmaster.trainer.TrainerProfile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Makes the order to start a trainer. */
final class TrainerLaunch {

    private final TrainerHost host;
    private final RandomGenerator random;
    private final HostLimits bounds;

    TrainerLaunch(TrainerHost host, RandomGenerator random) {
        this(host, random, HostLimits.ofThisHost());
    }

    TrainerLaunch(TrainerHost host, RandomGenerator random, HostLimits bounds) {
        this.bounds = bounds;
        this.host = host;
        this.random = random;
    }

    /** What the trainer's profile makes of this order. */
    TrainerCommand command(TrainingOrder order, TrainerProfile profile) {
        return profile.commandIn(place(order, profile));
    }

    private TrainerPlace place(TrainingOrder order, TrainerProfile profile) {
        return TrainerPlace.of(
                host,
                Path.of(order.home().runDirectory()),
                Path.of(order.dataset().path()),
                order.dataset().records(),
                profile,
                order.request());
    }

    /** The dry run has asked the same, but the host may have changed since. A trainer that lives already keeps its bounds. */
    void requireBounds(TrainingOrder order) {
        Optional<String> lacking =
                bounds.lacking(TrainerBounds.of(order.request().resources()));
        if (lacking.isPresent()) {
            throw FailureException.of(
                    FailureType.PREFLIGHT_FAILED,
                    Phase.TRAINING,
                    "the trainer is not started, because this host cannot keep its resource limits: " + lacking.get());
        }
    }

    /** Somebody may have tidied up since the dry run. */
    void requireFiles(TrainingOrder order, TrainerProfile profile) {
        List<Path> missing = new Rendering(profile, place(order, profile)).missingFiles();
        if (!missing.isEmpty()) {
            throw new FailureException(new Failure(
                    FailureType.TRAINER_UNAVAILABLE,
                    Phase.TRAINING,
                    "the trainer " + profile.name() + " is not started: there is no file " + missing.get(0),
                    host.remedy(missing.get(0), profile.name()) + " Then `trainmaster retry RUN`.",
                    Optional.empty()));
        }
    }

    StartSpec spec(TrainingOrder order, TrainerCommand command, Map<String, String> more, Optional<Lease> lease) {
        Map<String, String> environment = new HashMap<>(command.environment());
        environment.putAll(more);
        try {
            return new StartSpec(
                            order.runId(),
                            order.start(),
                            command.argv(),
                            environment,
                            command.directory(),
                            RunToken.random(random),
                            order.request().limits().grace(),
                            OutputLimit.standard(),
                            lease)
                    .bounded(TrainerBounds.of(order.request().resources()));
        } catch (IllegalArgumentException e) {
            throw FailureException.of(
                    FailureType.TRAINER_UNAVAILABLE,
                    Phase.TRAINING,
                    "the trainer " + order.request().trainer() + " cannot be started: " + e.getMessage());
        }
    }
}
