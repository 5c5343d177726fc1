package dev.trainmaster.reference.model;

/**
 * The inner loops. Sums run in the order written, so the result is the same to the bit on every JVM, and the shape (no reduction across
 * lanes) is one that the JIT turns into vector instructions.
 */
final class Vectors {
    private Vectors() {}

    /** sum += Σ factors[i] * rows[i], four rows at a time: a quarter of the loads and stores of `sum`. */
    static void addProduct(float[] sum, float[] factors, float[][] rows) {
        int i = 0;
        for (; i + 4 <= rows.length; i += 4) {
            add4(
                    sum,
                    factors[i],
                    rows[i],
                    factors[i + 1],
                    rows[i + 1],
                    factors[i + 2],
                    rows[i + 2],
                    factors[i + 3],
                    rows[i + 3]);
        }
        for (; i < rows.length; i++) {
            add(sum, factors[i], rows[i]);
        }
    }

    /** rows[i] += factors[i] * vector. */
    static void addOuter(float[][] rows, float[] factors, float[] vector) {
        for (int i = 0; i < rows.length; i++) {
            add(rows[i], factors[i], vector);
        }
    }

    static void add(float[] sum, float factor, float[] row) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += factor * row[j];
        }
    }

    private static void add4(
            float[] sum, float a, float[] x, float b, float[] y, float c, float[] z, float d, float[] w) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += a * x[j] + b * y[j] + c * z[j] + d * w[j];
        }
    }

    static void transpose(float[][] from, float[][] to) {
        for (int i = 0; i < from.length; i++) {
            for (int j = 0; j < to.length; j++) {
                to[j][i] = from[i][j];
            }
        }
    }
}
