package dev.trainmaster.worker;

import java.time.Duration;

/** The rules that settings obey; a broken one names the setting, its rule and the value. */
public final class Limit {

    private Limit() {}

    public static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    public static void positive(String key, Duration value) {
        check(!value.isZero() && !value.isNegative(), key + " must be longer than nothing, but is " + value);
    }

    public static void within(String key, int value, int least, int most) {
        check(value >= least && value <= most, key + " must be " + least + ".." + most + ", but is " + value);
    }
}
