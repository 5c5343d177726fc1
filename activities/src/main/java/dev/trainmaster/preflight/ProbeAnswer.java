package dev.trainmaster.preflight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a trainer said of the training that it would do. */
record ProbeAnswer(
        Optional<String> version, OptionalLong records, OptionalLong stepsPerEpoch, OptionalLong totalSteps) {
    static final ProbeAnswer NONE =
            new ProbeAnswer(Optional.empty(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty());

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
                number(answer, "totalSteps"));
    }

    private static OptionalLong number(JsonNode answer, String key) {
        JsonNode value = answer.get(key);
        return value != null && value.canConvertToLong() ? OptionalLong.of(value.asLong()) : OptionalLong.empty();
    }
}
