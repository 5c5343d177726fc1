package dev.trainmaster.training;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the loss of a step in the metrics; the one on held-out data wins. */
final class StepLoss implements LongFunction<OptionalDouble> {

    private static final Logger LOG = LoggerFactory.getLogger(StepLoss.class);

    /** A checkpoint is asked for when it is new, so its step stands near the end. */
    private static final int LOOKED_THROUGH = 4 * 1024 * 1024;

    private final Path metrics;

    StepLoss(Path metrics) {
        this.metrics = metrics;
    }

    @Override
    public OptionalDouble apply(long step) {
        OptionalDouble loss = OptionalDouble.empty();
        OptionalDouble evalLoss = OptionalDouble.empty();
        for (String text : end().lines().toList()) {
            MetricsLine line = MetricsLine.read(text).orElse(MetricsLine.NOTHING);
            if (line.step().orElse(-1) == step) {
                loss = line.loss().isPresent() ? line.loss() : loss;
                evalLoss = line.evalLoss().isPresent() ? line.evalLoss() : evalLoss;
            }
        }
        return evalLoss.isPresent() ? evalLoss : loss;
    }

    /** Without it a checkpoint is none of the best, which is no reason to leave it without a digest. */
    private String end() {
        if (!Files.exists(metrics)) {
            return "";
        }
        try (RandomAccessFile in = new RandomAccessFile(metrics.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(LOOKED_THROUGH, in.length())];
            in.seek(in.length() - bytes.length);
            in.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            LOG.warn("The loss of a checkpoint cannot be read from {}", metrics, e);
            return "";
        }
    }
}
