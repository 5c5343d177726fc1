package dev.trainmaster.preflight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a trainer said of the training that it would do.
 *
 * @param lengths of the records by the trainer's own tokenizer
 */
record ProbeAnswer(
        Optional<String> version,
        OptionalLong records,
        OptionalLong stepsPerEpoch,
        OptionalLong totalSteps,
        Optional<MeasuredLengths> lengths) {
    static final ProbeAnswer NONE = new ProbeAnswer(
            Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), Optional.empty());

    /** In the last line that is a JSON object: a trainer may greet before it. */
    static Optional<ProbeAnswer> in(List<String> output) {
        ObjectMapper mapper = new ObjectMapper();
        for (int i = output.size() - 1; i >= 0; i--) {
            if (output.get(i).startsWith("{")) {
                try {
                    return Optional.of(of(mapper.readTree(output.get(i))));
                } catch (JsonProcessingException e) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static ProbeAnswer of(JsonNode answer) {
        return new ProbeAnswer(
                Optional.ofNullable(answer.get("version")).map(JsonNode::asText),
                number(answer, "records"),
                number(answer, "stepsPerEpoch"),
                number(answer, "totalSteps"),
                lengths(answer.path("lengths")));
    }

    private static Optional<MeasuredLengths> lengths(JsonNode told) {
        long records = told.path("records").asLong();
        long longer = told.path("longer").asLong();
        if (records < 1 || longer < 0 || longer > records) {
            return Optional.empty();
        }
        LengthStatistics statistics = new LengthStatistics(
                told.path("unit").asText("tokens"),
                told.path("median").asLong(),
                told.path("p95").asLong(),
                told.path("most").asLong(),
                MeasuredLengths.share(longer, records));
        return Optional.of(new MeasuredLengths(statistics, longer, records));
    }

    private static OptionalLong number(JsonNode answer, String key) {
        JsonNode value = answer.get(key);
        return value != null && value.canConvertToLong() ? OptionalLong.of(value.asLong()) : OptionalLong.empty();
    }
}
