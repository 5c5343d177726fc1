package dev.trainmaster.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;

/**
 * A parser for each line. A factory of them remembers thousands of keys of any length, which of hostile data is more
 * than a small heap: so another one is taken now and then.
 */
final class LineParsers {
    private static final int ENOUGH_BYTES = 1 << 20;

    private final StreamReadConstraints constraints;
    private JsonFactory json;
    private long bytes;

    LineParsers(StreamReadConstraints constraints) {
        this.constraints = constraints;
        this.json = factory();
    }

    JsonParser of(byte[] line, int offset, int length) throws IOException {
        if (bytes > ENOUGH_BYTES) {
            json = factory();
            bytes = 0;
        }
        bytes += length;
        return json.createParser(line, offset, length);
    }

    /** What is interned is remembered by the whole process. */
    private JsonFactory factory() {
        return JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(constraints)
                .build();
    }
}
