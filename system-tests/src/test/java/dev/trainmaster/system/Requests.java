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
        return steps(request, 12);
    }

    static Map<String, Object> training() {
        return with(dryRun(), "mode", "local");
    }

    static Map<String, Object> training(int steps) {
        return steps(training(), steps);
    }

    static Map<String, Object> training(String trainer) {
        return with(training(), "trainer", trainer);
    }

    private static Map<String, Object> steps(Map<String, Object> request, int steps) {
        return with(
                request,
                "hyperparameters",
                Map.of("maxSteps", steps, "epochs", 100, "batchSize", 2, "maxSeqLength", 128, "learningRate", 0.003));
    }

    static Map<String, Object> with(Map<String, Object> request, String key, Object value) {
        Map<String, Object> other = new LinkedHashMap<>(request);
        other.put(key, value);
        return other;
    }
}
