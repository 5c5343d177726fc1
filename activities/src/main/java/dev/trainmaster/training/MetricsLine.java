package dev.trainmaster.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
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
        try {
            JsonNode node = JSON.readTree(line);
            return Optional.of(new MetricsLine(
                    step(node.path("step")),
                    number(node.path("epoch")),
                    number(node.path("loss")),
                    number(node.has("evalLoss") ? node.path("evalLoss") : node.path("eval_loss")),
                    "completed".equals(node.path("event").asText())));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static OptionalLong step(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.asLong() >= 0
                ? OptionalLong.of(node.asLong())
                : OptionalLong.empty();
    }

    private static OptionalDouble number(JsonNode node) {
        if (node.isNumber()) {
            return finiteOrNaN(node.asDouble());
        }
        return node.isTextual() ? ofText(node.asText().trim().toLowerCase(Locale.ROOT)) : OptionalDouble.empty();
    }

    private static OptionalDouble ofText(String text) {
        if (text.matches("[+-]?(nan|inf|infinity)")) {
            return OptionalDouble.of(Double.NaN);
        }
        return text.matches("[+-]?[0-9]{1,400}(\\.[0-9]{0,400})?(e[+-]?[0-9]{1,4})?")
                ? finiteOrNaN(Double.parseDouble(text))
                : OptionalDouble.empty();
    }

    private static OptionalDouble finiteOrNaN(double number) {
        return OptionalDouble.of(Double.isFinite(number) ? number : Double.NaN);
    }
}
