package dev.trainmaster.reference;

import dev.trainmaster.reference.training.StopSwitch;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * SIGTERM runs the JVM's shutdown hooks and then exits 143. The hook asks the training to stop and waits for it, so that the last
 * finished step is saved first.
 */
final class SignalledExit {
    private static final int LONGEST_WAIT_SECONDS = 25;

    private final StopSwitch stop;
    private final CompletableFuture<ExitCode> result = new CompletableFuture<>();

    SignalledExit(StopSwitch stop) {
        this.stop = stop;
    }

    /** From here on a signal saves first; before, there is nothing to save and the JVM just exits. */
    void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::saveFirst, "stop"));
    }

    /** Ends the process; during a shutdown that already runs, System.exit would block, which is what keeps the code right. */
    void with(ExitCode code) {
        result.complete(code);
        System.exit(code.number());
    }

    private void saveFirst() {
        stop.ask();
        try {
            ExitCode code = result.get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            if (code != ExitCode.STOPPED) {
                // A disk failure while saving, or a training that was complete when the signal came, must not look like
                // a stop.
                Runtime.getRuntime().halt(code.number());
            }
        } catch (TimeoutException | ExecutionException e) {
            System.err.println(
                    "could not save within " + LONGEST_WAIT_SECONDS + " s of the signal; the newest checkpoint stands");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
