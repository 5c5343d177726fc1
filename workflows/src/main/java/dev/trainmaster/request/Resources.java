package dev.trainmaster.request;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** What a trainer, with everything that it starts, may take of its host. What is absent is not bounded. */
public record Resources(OptionalLong memoryBytes, OptionalDouble cpus, OptionalInt nice) {

    public static final Resources UNBOUNDED =
            new Resources(OptionalLong.empty(), OptionalDouble.empty(), OptionalInt.empty());

    private static final ByteSize LEAST_MEMORY = new ByteSize(16L << 20);
    private static final ByteSize MOST_MEMORY = new ByteSize(1L << 50);

    public Resources {
        Check check = new Check();
        memoryBytes.ifPresent(bytes -> check.that(
                bytes >= LEAST_MEMORY.bytes() && bytes <= MOST_MEMORY.bytes(),
                "memory",
                "must be from " + LEAST_MEMORY + " to " + MOST_MEMORY + ", but is " + new ByteSize(bytes)));
        cpus.ifPresent(share ->
                check.that(share >= 0.01 && share <= 1_024, "cpus", "must be from 0.01 to 1024, but is " + share));
        nice.ifPresent(value -> check.within("nice", value, 0, 19));
        check.done();
    }

    static Resources read(Fields fields) {
        return fields.build(
                UNBOUNDED,
                () -> new Resources(
                        fields.optionalBytes("memory"),
                        fields.optionalDecimal("cpus"),
                        fields.optionalInteger("nice")));
    }

    /** Empty if nothing is bounded. */
    public Map<String, Object> toDocument() {
        Map<String, Object> document = new LinkedHashMap<>();
        memoryBytes.ifPresent(bytes -> document.put("memory", new ByteSize(bytes).toString()));
        cpus.ifPresent(share -> document.put("cpus", share));
        nice.ifPresent(value -> document.put("nice", value));
        return document;
    }
}
