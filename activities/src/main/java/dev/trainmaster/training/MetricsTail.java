package dev.trainmaster.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reads what a trainer appends to its metrics file, in whole lines, from where the last look ended. */
final class MetricsTail {

    private static final int MOST_AT_ONCE = 4 * 1024 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private long offset;
    private Optional<Reading> last = Optional.empty();
    private OptionalLong completedAt = OptionalLong.empty();

    /** One step as the trainer told it. */
    record Reading(long step, OptionalDouble epoch, OptionalDouble loss) {}

    MetricsTail(Path file) {
        this.file = file;
    }

    void readOn() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            if (in.length() < offset) {
                // A resumed trainer cuts off the steps that it will do again.
                offset = 0;
                completedAt = OptionalLong.empty();
            }
            while (readSome(in)) {}
        }
    }

    private boolean readSome(RandomAccessFile in) throws IOException {
        int length = (int) Math.min(MOST_AT_ONCE, in.length() - offset);
        byte[] bytes = new byte[length];
        in.seek(offset);
        in.readFully(bytes);
        int end = length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        boolean lineTooLong = end == 0 && length == MOST_AT_ONCE;
        new String(bytes, 0, end, StandardCharsets.UTF_8).lines().forEach(this::take);
        offset += lineTooLong ? length : end;
        return lineTooLong || (end > 0 && offset < in.length());
    }

    private void take(String line) {
        parse(line).ifPresent(node -> {
            if ("completed".equals(node.path("event").asText())) {
                completedAt = OptionalLong.of(node.path("step").asLong());
            } else if (node.path("step").isIntegralNumber()) {
                last = Optional.of(
                        new Reading(node.path("step").asLong(), number(node.path("epoch")), number(node.path("loss"))));
            }
        });
    }

    /** A trainer may print what it likes: a line that is no JSON tells no step. */
    private static Optional<JsonNode> parse(String line) {
        try {
            return Optional.of(JSON.readTree(line));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static OptionalDouble number(JsonNode node) {
        if (node.isNumber()) {
            return OptionalDouble.of(node.asDouble());
        }
        return node.isTextual() && !Double.isFinite(node.asDouble(Double.NaN))
                ? OptionalDouble.of(Double.NaN)
                : OptionalDouble.empty();
    }

    Optional<Reading> last() {
        return last;
    }

    /** The step of the completion record, if the trainer wrote one. */
    OptionalLong completedAt() {
        return completedAt;
    }
}
