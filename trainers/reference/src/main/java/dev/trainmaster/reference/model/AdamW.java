package dev.trainmaster.reference.model;

import java.util.List;

/** Adam with decoupled weight decay; the decay acts on the two weight matrices, not on biases and embeddings. */
public final class AdamW {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.99f;
    private static final float EPSILON = 1e-8f;

    /** Added and taken away again, it rounds to zero what decays towards denormal floats, with which a CPU computes slowly. */
    private static final float ROUNDING = 1e-25f;

    private final Tensors weights;
    private final Tensors mean;
    private final Tensors square;
    private final float learningRate;
    private final float weightDecay;

    public AdamW(Tensors weights, Tensors mean, Tensors square, double learningRate, double weightDecay) {
        this.weights = weights;
        this.mean = mean;
        this.square = square;
        this.learningRate = (float) learningRate;
        this.weightDecay = (float) weightDecay;
    }

    /** Applies the gradient as step number `step`, counted from 1, and clears it. */
    public void apply(int step, Tensors gradient) {
        float rate = (float) (learningRate / (1 - StrictMath.pow(BETA1, step)));
        float correction = (float) (1 / (1 - StrictMath.pow(BETA2, step)));
        List<float[]> weightRows = weights.rows();
        List<float[]> gradientRows = gradient.rows();
        List<float[]> meanRows = mean.rows();
        List<float[]> squareRows = square.rows();
        decay(weights.hidden());
        decay(weights.output());
        for (int row = 0; row < weightRows.size(); row++) {
            update(
                    weightRows.get(row),
                    gradientRows.get(row),
                    meanRows.get(row),
                    squareRows.get(row),
                    rate,
                    correction);
        }
        gradient.clear();
    }

    private void decay(float[][] rows) {
        float kept = 1 - learningRate * weightDecay;
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] *= kept;
            }
        }
    }

    private static void update(float[] w, float[] g, float[] m, float[] v, float rate, float correction) {
        for (int i = 0; i < w.length; i++) {
            m[i] = BETA1 * m[i] + (1 - BETA1) * g[i] + ROUNDING - ROUNDING;
            v[i] = BETA2 * v[i] + (1 - BETA2) * g[i] * g[i] + ROUNDING - ROUNDING;
            w[i] -= rate * m[i] / ((float) Math.sqrt(v[i] * correction) + EPSILON);
        }
    }
}
