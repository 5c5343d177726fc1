package dev.trainmaster.checkpoint;

import dev.trainmaster.trainer.TrainerProfile;
import dev.trainmaster.trainer.TrainerProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The train directory of one run, whose trainer the test itself plays. */
final class TrainingPlace {

    final Path train;
    final TrainerProfile profile;
    private long writes;

    /** @param checkpoints the block of the profile, in YAML */
    TrainingPlace(Path directory, String checkpoints) throws IOException {
        train = Files.createDirectories(directory.resolve("train"));
        Files.writeString(directory.resolve("own.yaml"), "name: own\ncommand: [train]\ncheckpoints: " + checkpoints);
        profile = new TrainerProfiles(directory).find("own");
    }

    Path checkpoint(long step) {
        return train.resolve(profile.checkpoints().directory())
                .resolve(profile.checkpoints().nameOf(step));
    }

    Path save(long step) throws IOException {
        metrics(step);
        return SavedCheckpoints.save(train.resolve(profile.checkpoints().directory()), step);
    }

    /** The trainer's metrics end with this step. */
    void metrics(long lastStep) throws IOException {
        Path file = Files.writeString(train.resolve("metrics.jsonl"), "{\"step\":" + lastStep + ",\"loss\":2.5}\n");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000 * ++writes));
    }

    void digested(long step) throws IOException {
        Path folder = checkpoint(step);
        new DigestBook(train)
                .write(new SeenCheckpoint(
                        step,
                        new CheckpointReader(() -> false).digest(folder),
                        DigestBook.idOf(folder),
                        OptionalDouble.empty(),
                        Instant.EPOCH));
    }

    /** Gets ready for a start after one that ended like this, with this last step in the metrics. */
    ReadyToResume start(int number, boolean diedByItself, long lastStep) throws IOException {
        return new ResumeGuard(train, profile, () -> false)
                .before(number, new FormerStart(diedByItself, OptionalLong.of(lastStep)));
    }

    Optional<SeenCheckpoint> digestOf(long step) throws IOException {
        return new DigestBook(train).of(step);
    }
}
