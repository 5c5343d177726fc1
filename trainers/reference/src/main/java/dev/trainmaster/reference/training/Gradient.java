package dev.trainmaster.reference.training;

import dev.trainmaster.reference.TrainerException;
import dev.trainmaster.reference.dataset.BatchOrder;
import dev.trainmaster.reference.dataset.Dataset;
import dev.trainmaster.reference.model.ByteModel;
import dev.trainmaster.reference.model.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The loss of one step's batch and its gradient. */
final class Gradient {
    /** A stop must not wait for a batch of 512 long texts. */
    private static final int POSITIONS_BETWEEN_LOOKS = 256;

    private final Dataset dataset;
    private final BatchOrder order;
    private final ByteModel model;
    private final Tensors sum;
    private final StopSwitch stop;

    Gradient(Dataset dataset, BatchOrder order, ByteModel model, Tensors sum, StopSwitch stop) {
        this.dataset = dataset;
        this.order = order;
        this.model = model;
        this.sum = sum;
        this.stop = stop;
    }

    record BatchLoss(double perToken, int tokens) {}

    /** Nothing if a stop was asked for in the middle; the step then did not happen. */
    Optional<BatchLoss> of(int step) throws TrainerException {
        List<byte[]> texts = new ArrayList<>();
        int tokens = 0;
        for (int record : order.batch(step)) {
            byte[] text = dataset.text(record);
            texts.add(text);
            tokens += text.length;
        }
        double loss = 0;
        for (byte[] text : texts) {
            for (int position = 0; position < text.length; position++) {
                if (position % POSITIONS_BETWEEN_LOOKS == 0 && stop.isAsked()) {
                    return Optional.empty();
                }
                loss += model.learn(text, position, 1f / tokens, sum);
            }
        }
        return Optional.of(new BatchLoss(loss / tokens, tokens));
    }
}
