package dev.trainmaster.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A request as it arrived: from flags, a YAML file or the Web UI, not yet believed. The workflow takes this and not the
 * request itself, because an input that cannot be decoded would leave the run hanging instead of failing it.
 */
public record RequestDocument(@JsonValue Object content) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RequestDocument {}

    public TrainingRequest read() {
        List<Problem> problems = new ArrayList<>();
        if (!(content instanceof Map<?, ?> map)) {
            throw new InvalidRequestException(
                    List.of(new Problem("", "a request must be an object with keys such as dataset and model")));
        }
        TrainingRequest request = TrainingRequest.read(new Fields(map, problems));
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(problems);
        }
        return request;
    }
}
