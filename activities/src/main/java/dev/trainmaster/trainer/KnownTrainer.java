package dev.trainmaster.trainer;

import java.util.Optional;

/**
 * A trainer that this machine has a profile of.
 *
 * @param origin "bundled", or the user's own file
 * @param profile absent when it cannot be read
 * @param problem why not
 */
public record KnownTrainer(String name, String origin, Optional<TrainerProfile> profile, Optional<String> problem) {
    public static final String BUNDLED = "bundled";
}
