package dev.trainmaster.campaign;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** Where a campaign's seed comes from. */
final class Seeds {

    static final String PROPERTY = "trainmaster.campaign.seed";

    private static final int SHORT_ENOUGH_TO_TYPE = 1_000_000_000;

    private Seeds() {}

    /** The one that is asked for, else a new one. */
    static long chosen(RandomGenerator random) {
        return Optional.ofNullable(System.getProperty(PROPERTY))
                .map(Long::valueOf)
                .orElseGet(() -> (long) random.nextInt(SHORT_ENOUGH_TO_TYPE));
    }
}
