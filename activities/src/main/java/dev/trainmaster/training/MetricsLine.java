package dev.trainmaster.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** One line of a trainer's metrics, whatever its author thought of numbers. */
record MetricsLine(
        OptionalLong step, OptionalDouble epoch, OptionalDouble loss, OptionalDouble evalLoss, boolean completed) {

    static final MetricsLine NOTHING = new MetricsLine(
            OptionalLong.empty(), OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), false);

    /** Python writes NaN and Infinity without quotes. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /** A trainer may print what it likes: a line that is no JSON tells nothing. */
    static Optional<MetricsLine> read(String line) {
        return json(line)
                .map(node -> new MetricsLine(
                        Numbers.step(node.path("step")),
                        Numbers.number(node.path("epoch")),
                        Numbers.number(node.path("loss")),
                        Numbers.number(node.has("evalLoss") ? node.path("evalLoss") : node.path("eval_loss")),
                        "completed".equals(node.path("event").asText())));
    }

    static Optional<JsonNode> json(String line) {
        try {
            return Optional.of(JSON.readTree(line));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
