package dev.trainmaster.cli.demo;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.Surroundings;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.run.RunClient;
import dev.trainmaster.cli.worker.Pause;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.StartDirectory;
import dev.trainmaster.supervisor.StopOutcome;
import dev.trainmaster.supervisor.StopRequest;
import dev.trainmaster.supervisor.Supervisor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Ends the demo's run when the demo ends before it: by a cancel, and if nobody is left to carry that out, by itself. */
final class DemoRunEnd {

    private static final Duration CANCEL = Duration.ofSeconds(15);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final Surroundings surroundings;
    private final RunClient client;
    private final Console console;

    DemoRunEnd(Surroundings surroundings, RunClient client, Console console) {
        this.surroundings = surroundings;
        this.client = client;
        this.console = console;
    }

    void end(String runId) {
        console.note("Ending the demo: cancelling " + runId + " ...");
        if (!cancelled(runId)) {
            stopTrainer(runId);
        }
    }

    private boolean cancelled(String runId) {
        try {
            client.cancel(runId, "the demo was ended");
            long until = System.nanoTime() + CANCEL.toNanos();
            while (System.nanoTime() < until) {
                if (client.look(runId).hasEnded()) {
                    return true;
                }
                Pause.of(BETWEEN_LOOKS);
            }
            return false;
        } catch (CommandFailure unreachable) {
            console.note("The cancel did not get through: " + unreachable.getMessage());
            return false;
        }
    }

    private void stopTrainer(String runId) {
        Path home = surroundings.home();
        RunDirectory directory = new RunDirectory(home.resolve("runs").resolve(runId));
        List<StartDirectory> starts = directory.starts();
        if (starts.isEmpty()) {
            return;
        }
        int last = starts.get(starts.size() - 1).number();
        try {
            StopOutcome outcome = Supervisor.onThisHost(home.resolve("shim"), surroundings.clock())
                    .stop(directory, new StopRequest(last, "the demo was ended", GRACE));
            if (!(outcome instanceof StopOutcome.Gone)) {
                console.note("The trainer may still run: " + outcome);
            }
        } catch (IOException e) {
            console.note("The trainer may still run, it cannot be asked to stop: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
