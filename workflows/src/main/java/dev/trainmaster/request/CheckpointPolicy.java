package dev.trainmaster.request;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which checkpoints of a training are kept.
 *
 * @param keepLast the newest; one alone would leave nothing to fall back on when it is damaged
 * @param keepBest those with the lowest loss, wherever they stand
 */
public record CheckpointPolicy(int keepLast, int keepBest) {

    public static final CheckpointPolicy DEFAULTS = new CheckpointPolicy(3, 1);

    public CheckpointPolicy {
        new Check()
                .within("keepLast", keepLast, 2, 10_000)
                .within("keepBest", keepBest, 0, 100)
                .done();
    }

    static CheckpointPolicy read(Fields fields) {
        return fields.build(
                DEFAULTS,
                () -> new CheckpointPolicy(
                        fields.integer("keepLast", DEFAULTS.keepLast), fields.integer("keepBest", DEFAULTS.keepBest)));
    }

    public Map<String, Object> toDocument() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("keepLast", keepLast);
        document.put("keepBest", keepBest);
        return document;
    }
}
