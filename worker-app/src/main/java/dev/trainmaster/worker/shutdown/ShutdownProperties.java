package dev.trainmaster.worker.shutdown;

import dev.trainmaster.training.DrainSignal;
import dev.trainmaster.worker.Limit;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the worker goes.
 *
 * @param mode what becomes of the trainers: they run on, or they stop at a checkpoint
 * @param handBack how long activities have to hand their attempts back when trainers run on
 * @param checkpoint how long they have when trainers stop at a checkpoint first
 */
@ConfigurationProperties(prefix = "trainmaster.shutdown", ignoreUnknownFields = false)
public record ShutdownProperties(
        @DefaultValue("detach") Mode mode,
        @DefaultValue("PT5S") Duration handBack,
        @DefaultValue("PT60S") Duration checkpoint) {

    /** What becomes of the trainers. */
    public enum Mode {
        DETACH,
        CHECKPOINT
    }

    public ShutdownProperties {
        Limit.positive("trainmaster.shutdown.hand-back", handBack);
        Limit.positive("trainmaster.shutdown.checkpoint", checkpoint);
    }

    Duration patience() {
        return mode == Mode.DETACH ? handBack : checkpoint;
    }

    DrainSignal.Wish wish() {
        return mode == Mode.DETACH ? DrainSignal.Wish.DETACH : DrainSignal.Wish.CHECKPOINT;
    }
}
