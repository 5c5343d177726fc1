package dev.trainmaster.trainer;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.trainmaster.request.Hyperparameters;
import java.util.Locale;

/** What a trainer does with the last records of an epoch when they do not fill a batch. */
public enum TailBatch {
    KEPT,
    DROPPED;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of all epochs, and at most as many as the settings allow. */
    long totalSteps(long records, Hyperparameters settings) {
        long all = stepsPerEpoch(records, settings.batchSize()) * settings.epochs();
        return settings.maxSteps().isPresent()
                ? Math.min(all, settings.maxSteps().getAsInt())
                : all;
    }

    public long stepsPerEpoch(long records, int batchSize) {
        return this == KEPT ? (records + batchSize - 1) / batchSize : records / batchSize;
    }
}
