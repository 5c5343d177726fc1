package dev.trainmaster.reference.model;

import java.util.Arrays;

/**
 * Predicts the next byte of a text from the few before it: their embeddings side by side, one hidden layer, a softmax over 256 bytes.
 * Exponentials come from StrictMath: those of Math may differ between interpreter, compiler and Java versions.
 */
public final class ByteModel {
    /** Probabilities below it would make denormal gradients, with which a CPU computes slowly. */
    private static final double NEGLIGIBLE = 1e-20;

    private final ModelSize size;
    private final Tensors weights;
    private final float[][] hiddenTransposed;
    private final float[][] outputTransposed;
    private final float[] input;
    private final float[] hidden;
    private final float[] output = new float[ModelSize.SYMBOLS];
    private final float[] hiddenGradient;
    private final float[] inputGradient;

    public ByteModel(ModelSize size, Tensors weights) {
        this.size = size;
        this.weights = weights;
        this.hiddenTransposed = new float[size.hiddenWidth()][size.inputWidth()];
        this.outputTransposed = new float[ModelSize.SYMBOLS][size.hiddenWidth()];
        this.input = new float[size.inputWidth()];
        this.hidden = new float[size.hiddenWidth()];
        this.hiddenGradient = new float[size.hiddenWidth()];
        this.inputGradient = new float[size.inputWidth()];
        weightsChanged();
    }

    /** To be called after every change of the weights. */
    public void weightsChanged() {
        Vectors.transpose(weights.hidden(), hiddenTransposed);
        Vectors.transpose(weights.output(), outputTransposed);
    }

    /** The loss in nats of the byte at this position of the text. */
    public double loss(byte[] text, int position) {
        forward(text, position);
        return softmax(Byte.toUnsignedInt(text[position]));
    }

    /** The same, and adds `weight` times its gradient. */
    public double learn(byte[] text, int position, float weight, Tensors gradient) {
        int target = Byte.toUnsignedInt(text[position]);
        forward(text, position);
        double loss = softmax(target);
        output[target] -= 1;
        for (int i = 0; i < output.length; i++) {
            output[i] *= weight;
        }
        backward(text, position, gradient);
        return loss;
    }

    /** The byte that most probably stands at this position of the text. */
    public byte likeliest(byte[] text, int position) {
        forward(text, position);
        int best = 0;
        for (int i = 1; i < output.length; i++) {
            best = output[i] > output[best] ? i : best;
        }
        return (byte) best;
    }

    private void forward(byte[] text, int position) {
        int width = size.embeddingWidth();
        for (int back = 0; back < size.contextBytes(); back++) {
            System.arraycopy(weights.embedding()[byteBefore(text, position, back)], 0, input, back * width, width);
        }
        System.arraycopy(weights.hiddenBias(), 0, hidden, 0, hidden.length);
        Vectors.addProduct(hidden, input, weights.hidden());
        for (int i = 0; i < hidden.length; i++) {
            hidden[i] = (float) StrictMath.tanh(hidden[i]);
        }
        System.arraycopy(weights.outputBias(), 0, output, 0, output.length);
        Vectors.addProduct(output, hidden, weights.output());
    }

    /** Turns the scores in `output` into probabilities and returns the loss of the target. */
    private double softmax(int target) {
        float highest = output[0];
        for (float score : output) {
            highest = Math.max(highest, score);
        }
        double targetScore = output[target] - highest;
        double sum = 0;
        for (int i = 0; i < output.length; i++) {
            double exponential = StrictMath.exp(output[i] - highest);
            sum += exponential;
            output[i] = exponential < NEGLIGIBLE ? 0 : (float) exponential;
        }
        float scale = (float) (1 / sum);
        for (int i = 0; i < output.length; i++) {
            output[i] *= scale;
        }
        return StrictMath.log(sum) - targetScore;
    }

    private void backward(byte[] text, int position, Tensors gradient) {
        Vectors.add(gradient.outputBias(), 1, output);
        Vectors.addOuter(gradient.output(), hidden, output);
        Arrays.fill(hiddenGradient, 0);
        Vectors.addProduct(hiddenGradient, output, outputTransposed);
        for (int i = 0; i < hidden.length; i++) {
            hiddenGradient[i] *= 1 - hidden[i] * hidden[i];
        }
        Vectors.add(gradient.hiddenBias(), 1, hiddenGradient);
        Vectors.addOuter(gradient.hidden(), input, hiddenGradient);
        Arrays.fill(inputGradient, 0);
        Vectors.addProduct(inputGradient, hiddenGradient, hiddenTransposed);
        int width = size.embeddingWidth();
        for (int back = 0; back < size.contextBytes(); back++) {
            float[] row = gradient.embedding()[byteBefore(text, position, back)];
            for (int i = 0; i < width; i++) {
                row[i] += inputGradient[back * width + i];
            }
        }
    }

    /** The byte `back + 1` places before the position; zero before the start. */
    private static int byteBefore(byte[] text, int position, int back) {
        int index = position - 1 - back;
        return index < 0 ? 0 : Byte.toUnsignedInt(text[index]);
    }
}
