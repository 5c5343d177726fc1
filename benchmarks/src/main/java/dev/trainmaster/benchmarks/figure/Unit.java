package dev.trainmaster.benchmarks.figure;

import java.util.Locale;

/** What a figure counts, and how many of its digits mean something. */
public enum Unit {
    SECONDS("s", 2),
    MILLISECONDS("ms", 0),
    MICROSECONDS("µs", 2),
    MEGABYTES("MB", 0),
    PERCENT("%", 2),
    PERCENT_OF_A_CORE("% of a core", 2),
    COUNT("", 0),
    PER_SECOND("/s", 0),
    TIMES("x", 2);

    private final String symbol;
    private final int decimals;

    Unit(String symbol, int decimals) {
        this.symbol = symbol;
        this.decimals = decimals;
    }

    public String symbol() {
        return symbol;
    }

    public String number(double value) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
