package dev.trainmaster.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.trainmaster.trainer.Expression;
import dev.trainmaster.trainer.Metrics;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/** Reads the lines of a trainer that does not speak our protocol, as its profile says. */
final class ForeignReader {

    /** A pair of a Python dictionary, wherever in the line it stands: bars are drawn around it. */
    private static final String PAIR = "['\"]%s['\"]\\s*:\\s*['\"]?(?P<value>[-+.0-9A-Za-z]+)";

    private final Metrics metrics;
    private final Map<String, Expression> pairs = new HashMap<>();

    ForeignReader(Metrics metrics) {
        this.metrics = metrics;
    }

    Optional<ForeignLine> read(String line) {
        return switch (metrics.format()) {
            case JSONL ->
                MetricsLine.json(line)
                        .filter(JsonNode::isObject)
                        .map(node -> line(name -> Numbers.number(node.path(name))));
            case DICT -> line.indexOf('{') < 0 ? Optional.empty() : Optional.of(line(name -> inDict(line, name)));
            case PATTERN ->
                metrics.pattern()
                        .flatMap(pattern -> pattern.in(line))
                        .map(match -> line(
                                name -> match.group(name).map(Numbers::number).orElse(OptionalDouble.empty())));
        };
    }

    private ForeignLine line(Function<String, OptionalDouble> value) {
        OptionalDouble loss = value.apply(metrics.nameOf("loss"));
        boolean finite = metrics.alsoFinite().stream()
                .map(value)
                .noneMatch(number -> number.isPresent() && Double.isNaN(number.getAsDouble()));
        return new ForeignLine(
                whole(value.apply(metrics.nameOf("step"))),
                value.apply(metrics.nameOf("epoch")),
                finite || loss.isEmpty() ? loss : OptionalDouble.of(Double.NaN),
                value.apply(metrics.nameOf("learningRate")));
    }

    private static OptionalLong whole(OptionalDouble number) {
        double value = number.orElse(-1);
        return value >= 0 && value == Math.rint(value) ? OptionalLong.of((long) value) : OptionalLong.empty();
    }

    private OptionalDouble inDict(String line, String name) {
        return pairs.computeIfAbsent(name, key -> new Expression(PAIR.formatted(Pattern.quote(key))))
                .in(line)
                .flatMap(match -> match.group("value"))
                .map(Numbers::number)
                .orElse(OptionalDouble.empty());
    }
}
