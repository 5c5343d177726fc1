package dev.trainmaster.checkpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.trainer.TrainerProfile;
import dev.trainmaster.training.TrainingOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the checkpoints of a run come from, so far as a checkpoint is of no use for anything else.
 *
 * @param version of the trainer, as its profile says; absent where it says none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrainedWith(String model, String trainer, Optional<String> version, String dataset) {
    private static final String FILE = "trained-with.json";

    public TrainedWith {
        version = version == null ? Optional.empty() : version;
    }

    public static TrainedWith of(TrainingOrder order, TrainerProfile profile) {
        return new TrainedWith(
                order.request().model(),
                order.request().trainer(),
                profile.version(),
                order.dataset().sha256());
    }

    /** An older trainer does not know what a newer one wrote. */
    public boolean isNewerThan(Optional<String> other) {
        return version.isPresent()
                && other.isPresent()
                && Arrays.compare(numbers(version.get()), numbers(other.get())) > 0;
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("[^0-9]+"))
                .filter(part -> !part.isEmpty() && part.length() < 10)
                .mapToInt(Integer::parseInt)
                .toArray();
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
