package dev.trainmaster.system;

import java.util.LinkedHashMap;
import java.util.Map;

/** Requests as people write them, small enough for a test. */
final class Requests {

    private Requests() {}

    static Map<String, Object> dryRun() {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("dataset", "sample");
        request.put("model", "tiny");
        request.put("selection", Map.of("limit", 40));
        request.put(
                "hyperparameters", Map.of("maxSteps", 12, "batchSize", 2, "maxSeqLength", 128, "learningRate", 0.003));
        return request;
    }

    static Map<String, Object> training() {
        return with(dryRun(), "mode", "local");
    }

    static Map<String, Object> training(String trainer) {
        return with(training(), "trainer", trainer);
    }

    static Map<String, Object> with(Map<String, Object> request, String key, Object value) {
        Map<String, Object> other = new LinkedHashMap<>(request);
        other.put(key, value);
        return other;
    }
}
