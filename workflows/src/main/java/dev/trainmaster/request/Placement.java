package dev.trainmaster.request;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether a run may leave the host that it started on, and how long that host's claim on it lasts unrenewed. */
public record Placement(boolean mayMove, Duration leaseTtl) {

    public static final Placement DEFAULTS = new Placement(false, Duration.ofMinutes(10));

    public Placement {
        new Check()
                .within("leaseTtl", leaseTtl, Duration.ofSeconds(10), Duration.ofDays(1))
                .done();
    }

    static Placement read(Fields fields) {
        return fields.build(
                DEFAULTS,
                () -> new Placement(
                        fields.flag("mayMove", DEFAULTS.mayMove), fields.duration("leaseTtl", DEFAULTS.leaseTtl)));
    }

    public Map<String, Object> toDocument() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("mayMove", mayMove);
        document.put("leaseTtl", leaseTtl.toString());
        return document;
    }
}
