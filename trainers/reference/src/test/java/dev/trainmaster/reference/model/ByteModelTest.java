package dev.trainmaster.reference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ByteModelTest {
    private static final byte[] TEXT = "abcabcäöx".getBytes(StandardCharsets.UTF_8);
    private static final int[] POSITIONS = {0, 1, 8};
    private static final float STEP = 1e-2f;
    private static final int EVERY = 23;

    @ParameterizedTest
    @EnumSource
    void theGradientIsTheSlopeOfTheLoss(ModelSize size) {
        Tensors weights = Tensors.initial(size, 7);
        Tensors gradient = Tensors.zeros(size);
        ByteModel model = new ByteModel(size, weights);
        for (int position : POSITIONS) {
            model.learn(TEXT, position, 1, gradient);
        }
        List<float[]> rows = weights.rows();
        double steepest = 0;
        for (int row = 0, i = 0; row < rows.size(); row++) {
            for (int column = 0; column < rows.get(row).length; column++, i++) {
                float found = gradient.rows().get(row)[column];
                steepest = Math.max(steepest, Math.abs(found));
                if (i % EVERY == 0 || Math.abs(found) > 0.3) {
                    assertThat((double) found)
                            .as("row %d column %d", row, column)
                            .isCloseTo(slope(model, rows.get(row), column), within(2e-3));
                }
            }
        }
        assertThat(steepest).as("the check compared more than zeros").isGreaterThan(0.3);
    }

    private static double slope(ByteModel model, float[] row, int column) {
        float weight = row[column];
        row[column] = weight + STEP;
        double above = loss(model);
        row[column] = weight - STEP;
        double below = loss(model);
        row[column] = weight;
        return (above - below) / (2 * STEP);
    }

    private static double loss(ByteModel model) {
        double sum = 0;
        for (int position : POSITIONS) {
            sum += model.loss(TEXT, position);
        }
        return sum;
    }
}
