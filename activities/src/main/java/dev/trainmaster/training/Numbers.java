package dev.trainmaster.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Numbers as trainers write them: as such, as texts, as NaN; what is none of these is absent. */
final class Numbers {

    private Numbers() {}

    static OptionalLong step(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.asLong() >= 0
                ? OptionalLong.of(node.asLong())
                : OptionalLong.empty();
    }

    static OptionalDouble number(JsonNode node) {
        if (node.isNumber()) {
            return finiteOrNaN(node.asDouble());
        }
        return node.isTextual() ? number(node.asText()) : OptionalDouble.empty();
    }

    static OptionalDouble number(String written) {
        String text = written.trim().toLowerCase(Locale.ROOT);
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
