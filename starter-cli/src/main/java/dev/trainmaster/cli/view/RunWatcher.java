package dev.trainmaster.cli.view;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.run.Phases;
import dev.trainmaster.cli.run.RunClient;
import dev.trainmaster.cli.run.RunView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Follows a run to its end. */
public final class RunWatcher {

    private static final Duration SHORTEST_REST = Duration.ofMillis(250);
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private final RunClient client;
    private final Clock clock;
    private final Optional<Duration> timeout;

    public RunWatcher(RunClient client, Clock clock, Optional<Duration> timeout) {
        this.client = client;
        this.clock = clock;
        this.timeout = timeout;
    }

    /** Until the run is closed, with its result written; at each look somebody may act on what is seen. */
    public RunView toTheEnd(String runId, RunDisplay display, Consumer<RunView> atEachLook) {
        Optional<Instant> until = timeout.map(clock.instant()::plus);
        while (true) {
            RunView run = client.look(runId);
            if (!run.hasEnded() || run.hasClosed()) {
                display.show(run);
            }
            if (run.hasClosed()) {
                return run;
            }
            atEachLook.accept(run);
            if (until.filter(clock.instant()::isAfter).isPresent()) {
                throw new CommandFailure(
                        ExitCode.TIMED_OUT,
                        "The run " + runId + " is still " + Phases.text(run.phase())
                                + "; it goes on without this command",
                        "trainmaster watch " + runId);
            }
            rest(runId, restAfter(Duration.between(run.since(), clock.instant())));
        }
    }

    /** A look costs the machine that trains. The end of what is short is told at once; of what is long the news is a second old. */
    static Duration restAfter(Duration inPhase) {
        Duration hundredth = inPhase.dividedBy(100);
        if (hundredth.compareTo(SHORTEST_REST) < 0) {
            return SHORTEST_REST;
        }
        return hundredth.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : hundredth;
    }

    private static void rest(String runId, Duration length) {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(
                    ExitCode.INTERRUPTED, "Interrupted; the run goes on", "trainmaster watch " + runId);
        }
    }
}
