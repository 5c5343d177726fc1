package dev.trainmaster.training;

import dev.trainmaster.request.Resources;
import dev.trainmaster.supervisor.ResourceLimits;

/** What a request bounds, as the supervisor takes it. */
public final class TrainerBounds {

    private TrainerBounds() {}

    public static ResourceLimits of(Resources asked) {
        return new ResourceLimits(asked.memoryBytes(), asked.cpus(), asked.nice());
    }
}
