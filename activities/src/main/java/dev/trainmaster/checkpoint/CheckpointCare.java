package dev.trainmaster.checkpoint;

import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.trainer.TrainerProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongFunction;

/** Everything that this host does for checkpoints. */
public final class CheckpointCare {

    private final CheckpointStore store;
    private final Clock clock;

    public CheckpointCare(CheckpointStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * For one watch over a training.
     *
     * @param lossOf a step, as far as the trainer has told it
     */
    public CheckpointKeeper keeper(
            String runId,
            Path train,
            TrainingRequest request,
            TrainerProfile profile,
            LongFunction<OptionalDouble> lossOf) {
        CheckpointRound round = new CheckpointRound(train, profile, lossOf, request.checkpoints(), clock);
        if (!request.placement().mayMove()) {
            return new CheckpointKeeper(round::go, runId);
        }
        Publisher publisher = new Publisher(
                store,
                runId,
                CheckpointFolder.in(train, profile.checkpoints()),
                request.checkpoints().keepLast());
        return new CheckpointKeeper(() -> publishAfter(round, publisher), runId);
    }

    private static void publishAfter(CheckpointRound round, Publisher publisher) throws IOException {
        Optional<SeenCheckpoint> newest = round.go();
        if (newest.isPresent()) {
            publisher.publish(newest.get());
        }
    }
}
