package dev.trainmaster.supervisor;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Marks every process of a run, through its environment. Random, so that no stranger carries it by chance. */
public record RunToken(String value) {

    private static final int BYTES = 16;

    public RunToken {
        if (!value.matches("[A-Za-z0-9_-]{16,128}")) {
            throw new IllegalArgumentException(
                    "A run token has 16 to 128 letters, digits, '-' or '_', this one does not: " + value);
        }
    }

    /** @param random a secure one outside of tests */
    public static RunToken random(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new RunToken(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return "token " + value.substring(0, 6) + "…";
    }
}
