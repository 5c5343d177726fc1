package dev.trainmaster.reference.checkpoint;

import dev.trainmaster.reference.model.ModelSize;
import dev.trainmaster.reference.model.Tensors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** The model of a checkpoint, wherever that was copied to. */
public record SavedModel(ModelSize size, Tensors weights) {
    /** The weights, and the optimizer's two moments of each. */
    private static final int NUMBERS_EACH = 3;

    public static SavedModel read(Path checkpoint) throws IOException {
        CheckpointFormat.Loaded loaded = new CheckpointFormat().readAnywhere(checkpoint);
        int parameters = loaded.numbers().length / Float.BYTES / NUMBERS_EACH;
        ModelSize size = Arrays.stream(ModelSize.values())
                .filter(known -> known.parameters() == parameters)
                .findFirst()
                .orElseThrow(
                        () -> new IOException("it has " + parameters + " parameters, as no model of this trainer"));
        return new SavedModel(
                size,
                TrainingState.fromBytes(loaded.step(), size, loaded.numbers()).weights());
    }
}
