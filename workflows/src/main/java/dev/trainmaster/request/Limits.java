package dev.trainmaster.request;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long a training may take, stand still, start up and stop, and how often it may start again in vain. */
public record Limits(Duration train, Duration stall, Duration startup, Duration grace, int restartsWithoutProgress) {

    private static final Duration LEAST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofDays(90);
    public static final Limits DEFAULTS =
            new Limits(Duration.ofHours(24), Duration.ofMinutes(15), Duration.ofMinutes(10), Duration.ofSeconds(30), 3);

    public Limits {
        new Check()
                .within("train", train, LEAST, MOST)
                .within("stall", stall, LEAST, MOST)
                .within("startup", startup, LEAST, Duration.ofDays(1))
                .within("grace", grace, Duration.ZERO, Duration.ofHours(1))
                .within("restartsWithoutProgress", restartsWithoutProgress, 0, 100)
                .done();
    }

    static Limits read(Fields fields) {
        return fields.build(
                DEFAULTS,
                () -> new Limits(
                        fields.duration("train", DEFAULTS.train),
                        fields.duration("stall", DEFAULTS.stall),
                        fields.duration("startup", DEFAULTS.startup),
                        fields.duration("grace", DEFAULTS.grace),
                        fields.integer("restartsWithoutProgress", DEFAULTS.restartsWithoutProgress)));
    }

    public Map<String, Object> toDocument() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("train", train.toString());
        document.put("stall", stall.toString());
        document.put("startup", startup.toString());
        document.put("grace", grace.toString());
        document.put("restartsWithoutProgress", restartsWithoutProgress);
        return document;
    }
}
