package dev.trainmaster.request;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How hard the dry run looks.
 *
 * @param warningsAsErrors what it would warn of keeps the run from training
 * @param probeSteps how many real steps the trainer takes on the real data in a scratch directory; none with 0
 */
public record PreflightPolicy(boolean warningsAsErrors, int probeSteps) {
    public static final PreflightPolicy DEFAULTS = new PreflightPolicy(false, 0);
    private static final int MOST_STEPS = 1_000;

    public PreflightPolicy {
        new Check().within("probeSteps", probeSteps, 0, MOST_STEPS).done();
    }

    static PreflightPolicy read(Fields fields) {
        return fields.build(
                DEFAULTS,
                () -> new PreflightPolicy(
                        fields.flag("warningsAsErrors", DEFAULTS.warningsAsErrors),
                        fields.integer("probeSteps", DEFAULTS.probeSteps)));
    }

    public Map<String, Object> toDocument() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("warningsAsErrors", warningsAsErrors);
        document.put("probeSteps", probeSteps);
        return document;
    }
}
