package dev.trainmaster.checkpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.training.TrainingOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What the checkpoints of a run come from, so far as a checkpoint is of no use for anything else. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrainedWith(String model, String trainer, String dataset) {
    private static final String FILE = "trained-with.json";

    public static TrainedWith of(TrainingOrder order) {
        return new TrainedWith(
                order.request().model(),
                order.request().trainer(),
                order.dataset().sha256());
    }

    /** Empty for a run of an earlier version, or one that was never started. */
    public static Optional<TrainedWith> in(Path train) throws IOException {
        Path file = train.resolve(FILE);
        return Files.exists(file) ? Optional.of(new JsonFiles().read(file, TrainedWith.class)) : Optional.empty();
    }

    public void write(Path train) throws IOException {
        new JsonFiles().write(train.resolve(FILE), this);
    }
}
