package dev.trainmaster;

import dev.trainmaster.request.TrainingRequest;
import java.util.LinkedHashMap;
import java.util.Map;

/** Requests to test with. */
public final class TestRequests {
    private TestRequests() {}

    /** The sample dataset with the reference trainer, and these settings beside. */
    public static TrainingRequest with(Map<String, Object> settings) {
        Map<String, Object> document = new LinkedHashMap<>(Map.of("dataset", "sample", "model", "tiny"));
        document.putAll(settings);
        return TrainingRequest.of(document);
    }

    public static TrainingRequest usual() {
        return with(Map.of());
    }
}
