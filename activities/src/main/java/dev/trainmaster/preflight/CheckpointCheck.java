package dev.trainmaster.preflight;

import dev.trainmaster.checkpoint.CheckpointFolder;
import dev.trainmaster.checkpoint.TrainedWith;
import dev.trainmaster.trainer.TrainerProfile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether the training of a run that trained before can go on from where it stood. */
final class CheckpointCheck {
    void look(PreflightOrder order, TrainerProfile trainer, Findings findings) {
        Path train = order.runDirectory().resolve("train");
        CheckpointFolder folder = CheckpointFolder.in(train, trainer.checkpoints());
        try {
            OptionalLong newest = folder.newestStep();
            if (newest.isPresent()) {
                Path place = folder.of(newest.getAsLong());
                findings.add(Rule.CHECKPOINT_FOUND, place, "the training goes on from its step " + newest.getAsLong());
                TrainedWith.in(train).ifPresent(before -> compare(before, order, trainer, place, findings));
            }
        } catch (IOException e) {
            findings.add(Rule.CHECKPOINT_INCOMPATIBLE, train, "what was trained before cannot be read: " + e);
        }
    }

    private static void compare(
            TrainedWith before, PreflightOrder order, TrainerProfile trainer, Path place, Findings findings) {
        different("the model", before.model(), order.request().model())
                .or(() -> different(
                        "the trainer", before.trainer(), order.request().trainer()))
                .or(() -> before.isNewerThan(trainer.version())
                        ? different(
                                before.trainer(),
                                before.version().orElseThrow(),
                                trainer.version().orElseThrow() + ", which is older")
                        : Optional.empty())
                .ifPresent(text -> findings.add(Rule.CHECKPOINT_INCOMPATIBLE, place, text));
        different("data with the sha256", before.dataset(), order.dataset().sha256())
                .ifPresent(text -> findings.add(Rule.CHECKPOINT_OF_OTHER_DATA, place, text));
    }

    private static Optional<String> different(String what, String before, String now) {
        return before.equals(now)
                ? Optional.empty()
                : Optional.of("it was trained with " + what + " " + before + ", but now it would be " + now);
    }
}
