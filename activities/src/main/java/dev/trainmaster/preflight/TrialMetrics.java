package dev.trainmaster.preflight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.trainmaster.training.MetricsTranslator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The steps that a trial told in its metrics, each with its time: the trainer's own, else when it was first seen. */
final class TrialMetrics {
    private static final int MOST_BYTES = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final Path file;
    private final Optional<MetricsTranslator> translator;
    private final List<Step> steps = new ArrayList<>();

    record Step(long number, OptionalDouble loss, Instant at) {}

    /** @param translator for a trainer that tells its steps in its own way */
    TrialMetrics(Path file, Optional<MetricsTranslator> translator) {
        this.file = file;
        this.translator = translator;
    }

    /** Reads what there is; a few steps need no more than the beginning of the file. */
    List<Step> look(Instant now) {
        long last = steps.isEmpty() ? 0 : steps.get(steps.size() - 1).number();
        for (String line : lines()) {
            JsonNode node = json(line);
            JsonNode step = node.path("step");
            if (step.isIntegralNumber()
                    && step.asLong() > last
                    && !node.path("loss").isMissingNode()) {
                last = step.asLong();
                steps.add(new Step(last, loss(node.path("loss")), time(node.path("time"), now)));
            }
        }
        return List.copyOf(steps);
    }

    private List<String> lines() {
        translate();
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (InputStream in = Files.newInputStream(file)) {
            String text = new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException replacedMeanwhile) {
            return List.of();
        }
    }

    private void translate() {
        if (translator.isPresent()) {
            try {
                translator.get().readOn();
            } catch (IOException e) {
                throw new UncheckedIOException("what the trainer says of its steps cannot be read", e);
            }
        }
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException noJson) {
            return JSON.missingNode();
        }
    }

    private static OptionalDouble loss(JsonNode node) {
        if (node.isNumber()) {
            return OptionalDouble.of(node.asDouble());
        }
        return node.isTextual() && node.asText().matches("(?i)[+-]?(nan|inf|infinity)")
                ? OptionalDouble.of(Double.NaN)
                : OptionalDouble.empty();
    }

    private static Instant time(JsonNode node, Instant seen) {
        try {
            return node.isTextual() ? OffsetDateTime.parse(node.asText()).toInstant() : seen;
        } catch (DateTimeParseException inAnotherForm) {
            return seen;
        }
    }
}
