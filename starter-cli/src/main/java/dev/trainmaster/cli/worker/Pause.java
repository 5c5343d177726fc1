package dev.trainmaster.cli.worker;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import java.time.Duration;

/** A short rest between two looks. */
public final class Pause {

    private Pause() {}

    public static void of(Duration rest) {
        try {
            Thread.sleep(rest.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.INTERRUPTED, "Interrupted");
        }
    }
}
