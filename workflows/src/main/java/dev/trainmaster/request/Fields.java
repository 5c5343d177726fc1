package dev.trainmaster.request;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads typed fields out of one object of a document. What does not fit becomes a problem, and the default stands in. */
final class Fields {

    private final Map<?, ?> values;
    private final List<Problem> problems;
    private final Set<String> known = new LinkedHashSet<>();

    Fields(Map<?, ?> values, List<Problem> problems) {
        this.values = values;
        this.problems = problems;
    }

    Fields group(String key) {
        Optional<Object> value = value(key);
        if (value.isPresent() && value.get() instanceof Map<?, ?> map) {
            return new Fields(map, new Scoped(key, problems));
        }
        value.ifPresent(other -> wrongType(key, "an object", other));
        return new Fields(Map.of(), new Scoped(key, problems));
    }

    Optional<String> optionalText(String key) {
        return value(key).flatMap(value -> scalar(key, value));
    }

    String requiredText(String key) {
        Optional<Object> value = value(key);
        if (value.isEmpty()) {
            problems.add(new Problem(key, "is missing"));
        }
        // Stands in for the missing text, so that the rest is checked too: every rule on texts accepts it.
        return value.flatMap(present -> scalar(key, present)).orElse("x");
    }

    double decimal(String key, double otherwise) {
        return value(key)
                .map(value -> value instanceof Number number
                        ? Double.valueOf(number.doubleValue())
                        : this.<Double>wrongType(key, "a number", value))
                .orElse(otherwise);
    }

    OptionalDouble optionalDecimal(String key) {
        double value = decimal(key, Double.NaN);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    OptionalLong optionalBytes(String key) {
        Optional<String> text = optionalText(key);
        Optional<ByteSize> size = text.flatMap(ByteSize::parse);
        if (text.isPresent() && size.isEmpty()) {
            wrongType(key, "a number of bytes such as 512MiB, 8GiB or 8589934592", text.get());
        }
        return size.map(given -> OptionalLong.of(given.bytes())).orElse(OptionalLong.empty());
    }

    int integer(String key, int otherwise) {
        return optionalInteger(key).orElse(otherwise);
    }

    OptionalInt optionalInteger(String key) {
        Optional<Object> value = value(key);
        if (value.isEmpty()) {
            return OptionalInt.empty();
        }
        if (value.get() instanceof Number number && number.doubleValue() == Math.rint(number.doubleValue())) {
            if (number.doubleValue() == number.intValue()) {
                return OptionalInt.of(number.intValue());
            }
            problems.add(new Problem(key, "must be a whole number of at most 32 bits, but is " + number));
            return OptionalInt.empty();
        }
        wrongType(key, "a whole number", value.get());
        return OptionalInt.empty();
    }

    boolean flag(String key, boolean otherwise) {
        return value(key)
                .map(value ->
                        value instanceof Boolean flag ? flag : this.<Boolean>wrongType(key, "true or false", value))
                .orElse(otherwise);
    }

    Duration duration(String key, Duration otherwise) {
        return value(key).map(value -> parseDuration(key, value)).orElse(otherwise);
    }

    <C extends Choice> C choice(String key, C[] choices, C otherwise) {
        return optionalText(key)
                .map(text -> Stream.of(choices)
                        .filter(choice -> choice.text().equals(text))
                        .findFirst()
                        .orElseGet(() -> noSuchChoice(key, text, choices)))
                .orElse(otherwise);
    }

    Map<String, String> texts(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        Optional<Object> value = value(key);
        if (value.isPresent() && !(value.get() instanceof Map<?, ?>)) {
            wrongType(key, "an object", value.get());
        } else if (value.isPresent() && value.get() instanceof Map<?, ?> map) {
            map.forEach((name, text) -> scalar(key + "." + Check.shortened(String.valueOf(name)), text)
                    .ifPresent(scalar -> texts.put(String.valueOf(name), scalar)));
        }
        return texts;
    }

    Settings settings(String key) {
        Map<String, Object> settings = new LinkedHashMap<>();
        Optional<Object> value = value(key);
        if (value.isPresent() && value.get() instanceof Map<?, ?> map) {
            map.forEach((name, setting) -> settings.put(String.valueOf(name), setting));
        } else {
            value.ifPresent(other -> wrongType(key, "an object", other));
        }
        try {
            return new Settings(settings);
        } catch (InvalidRequestException e) {
            e.problems().forEach(problem -> problems.add(problem.under(key)));
            return Settings.NONE;
        }
    }

    Map<String, List<String>> lists(String key) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        Optional<Object> value = value(key);
        if (value.isPresent() && value.get() instanceof Map<?, ?> map) {
            Fields entries = new Fields(map, new Scoped(key, problems));
            map.keySet().stream().map(String::valueOf).forEach(name -> lists.put(name, entries.list(name)));
        } else {
            value.ifPresent(other -> wrongType(key, "an object", other));
        }
        return lists;
    }

    List<String> list(String key) {
        List<String> texts = new ArrayList<>();
        Optional<Object> value = value(key);
        if (value.isPresent() && value.get() instanceof List<?> items) {
            items.forEach(item -> scalar(key, item).ifPresent(texts::add));
        } else {
            value.ifPresent(other -> wrongType(key, "a list", other));
        }
        return texts;
    }

    /** Builds the record from what was read; its own complaints join the others, and unknown keys are told. */
    <R> R build(R otherwise, Supplier<R> constructor) {
        try {
            return constructor.get();
        } catch (InvalidRequestException e) {
            problems.addAll(e.problems());
            return otherwise;
        } finally {
            values.keySet().stream()
                    .map(String::valueOf)
                    .filter(key -> !known.contains(key))
                    .forEach(key -> problems.add(new Problem(Check.shortened(key), unknown(key))));
        }
    }

    private String unknown(String key) {
        return "is no known key"
                + NearestWord.to(Check.shortened(key), known)
                        .map(word -> "; did you mean " + word + "?")
                        .orElse("; known are " + String.join(", ", known));
    }

    private Optional<Object> value(String key) {
        known.add(key);
        return Optional.ofNullable(values.get(key));
    }

    private Optional<String> scalar(String key, Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return Optional.of(value.toString());
        }
        return Optional.ofNullable(this.<String>wrongType(key, "a text", value));
    }

    private Duration parseDuration(String key, Object value) {
        try {
            return Duration.parse(String.valueOf(value));
        } catch (DateTimeParseException e) {
            return wrongType(key, "a duration such as PT30S, PT15M, PT24H or P7D", value);
        }
    }

    private <T> T wrongType(String key, String expected, Object actual) {
        String shown = Check.shortened(String.valueOf(actual));
        problems.add(new Problem(key, "must be " + expected + ", but is " + shown));
        return null;
    }

    private <C extends Choice> C noSuchChoice(String key, String text, C[] choices) {
        String known = Stream.of(choices).map(Choice::text).collect(Collectors.joining(", "));
        return wrongType(key, "one of " + known, text);
    }
}
