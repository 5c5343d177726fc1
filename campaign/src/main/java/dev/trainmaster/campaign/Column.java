package dev.trainmaster.campaign;

import java.util.Locale;

/** How much of a campaign is run: what a build can afford, or what gives a bound worth telling. */
public enum Column {
    SMALL,
    LARGE;

    public int of(int small, int large) {
        return this == SMALL ? small : large;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
