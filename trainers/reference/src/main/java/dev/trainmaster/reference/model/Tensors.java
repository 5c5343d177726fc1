package dev.trainmaster.reference.model;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** One number per parameter of the network: its weights, their gradient, or one of the optimizer's moments. */
public record Tensors(float[][] embedding, float[][] hidden, float[] hiddenBias, float[][] output, float[] outputBias) {

    public static Tensors zeros(ModelSize size) {
        return new Tensors(
                new float[ModelSize.SYMBOLS][size.embeddingWidth()],
                new float[size.inputWidth()][size.hiddenWidth()],
                new float[size.hiddenWidth()],
                new float[size.hiddenWidth()][ModelSize.SYMBOLS],
                new float[ModelSize.SYMBOLS]);
    }

    /** Weights to start from: the seed decides each of them. */
    public static Tensors initial(ModelSize size, long seed) {
        Random random = new Random(seed);
        Tensors weights = zeros(size);
        fill(weights.embedding, random, 1);
        fill(weights.hidden, random, (float) Math.sqrt(3.0 / size.inputWidth()));
        fill(weights.output, random, (float) Math.sqrt(3.0 / size.hiddenWidth()) / 4);
        return weights;
    }

    private static void fill(float[][] rows, Random random, float bound) {
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (2 * random.nextFloat() - 1) * bound;
            }
        }
    }

    /** Every row in a fixed order: the order of a checkpoint's bytes. */
    public List<float[]> rows() {
        return Stream.of(
                        Arrays.stream(embedding),
                        Arrays.stream(hidden),
                        Stream.of(hiddenBias),
                        Arrays.stream(output),
                        Stream.of(outputBias))
                .flatMap(rows -> rows)
                .toList();
    }

    void clear() {
        rows().forEach(row -> Arrays.fill(row, 0));
    }
}
