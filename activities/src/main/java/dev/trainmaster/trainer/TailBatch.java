package dev.trainmaster.trainer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a trainer does with the last records of an epoch when they do not fill a batch. */
public enum TailBatch {
    KEPT,
    DROPPED;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public long stepsPerEpoch(long records, int batchSize) {
        return this == KEPT ? (records + batchSize - 1) / batchSize : records / batchSize;
    }
}
