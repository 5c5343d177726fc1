package dev.trainmaster.reference.checkpoint;

import dev.trainmaster.reference.model.ModelSize;
import dev.trainmaster.reference.model.Tensors;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;

/** All that the next step depends on, besides the manifest and the data: the step number is the position in the data. */
public record TrainingState(int step, Tensors weights, Tensors mean, Tensors square) {

    public static TrainingState initial(ModelSize size, long seed) {
        return new TrainingState(0, Tensors.initial(size, seed), Tensors.zeros(size), Tensors.zeros(size));
    }

    public TrainingState atStep(int newStep) {
        return new TrainingState(newStep, weights, mean, square);
    }

    byte[] toBytes() {
        int numbers = parts().stream()
                .flatMap(part -> part.rows().stream())
                .mapToInt(row -> row.length)
                .sum();
        ByteBuffer bytes = ByteBuffer.allocate(numbers * Float.BYTES);
        FloatBuffer floats = bytes.asFloatBuffer();
        parts().forEach(part -> part.rows().forEach(floats::put));
        return bytes.array();
    }

    static TrainingState fromBytes(int step, ModelSize size, byte[] bytes) {
        TrainingState state = new TrainingState(step, Tensors.zeros(size), Tensors.zeros(size), Tensors.zeros(size));
        FloatBuffer floats = ByteBuffer.wrap(bytes).asFloatBuffer();
        state.parts().forEach(part -> part.rows().forEach(floats::get));
        return state;
    }

    private List<Tensors> parts() {
        return List.of(weights, mean, square);
    }
}
