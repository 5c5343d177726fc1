package dev.trainmaster.training;

import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.StartDirectory;
import io.temporal.client.ActivityCompletionClient;
import io.temporal.client.ActivityCompletionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the server back the attempts that a dead worker of this host still holds, so that they are taken up at once and
 * not after a heartbeat timeout. Only for workers that are provably dead: one that lives would lose its attempt.
 */
public final class HandBack {

    private static final Logger LOG = LoggerFactory.getLogger(HandBack.class);

    private final Path runs;
    private final WatchFiles watches;
    private final Predicate<WorkerIdentity> provablyDead;
    private final ActivityCompletionClient server;

    public HandBack(
            Path runs, WatchFiles watches, Predicate<WorkerIdentity> provablyDead, ActivityCompletionClient server) {
        this.runs = runs;
        this.watches = watches;
        this.provablyDead = provablyDead;
        this.server = server;
    }

    /** To be called once the queues of this host are polled; answers how many attempts were given back. */
    public int giveBack() throws IOException {
        int given = 0;
        for (RunDirectory run : RunDirectory.allIn(runs)) {
            given += giveBackOrTell(run) ? 1 : 0;
        }
        return given;
    }

    /** One damaged directory must not keep the others waiting. */
    private boolean giveBackOrTell(RunDirectory run) {
        try {
            return giveBack(run);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            LOG.warn("Cannot tell who watches {}: it is taken up when its heartbeat times out", run.root(), e);
            return false;
        }
    }

    private boolean giveBack(RunDirectory run) throws IOException {
        Optional<StartDirectory> start = run.newestStart();
        if (start.isEmpty()) {
            return false;
        }
        StartDirectory newest = start.get();
        Optional<WatchFiles.Watch> watch = watches.of(newest);
        if (watch.isEmpty()
                || watches.isSelf(watch.get().worker())
                || !provablyDead.test(watch.get().worker())) {
            return false;
        }
        byte[] token = watch.get().token();
        // First, because the next attempt may be taken up, and leave its own file, before the server has answered.
        watches.forget(newest);
        try {
            server.completeExceptionally(token, Detachment.fromDead(watch.get().worker()));
            LOG.info("Gave back start {} in {}, which a dead worker held", newest.number(), run.root());
            return true;
        } catch (ActivityCompletionException e) {
            // The server has moved on by itself, or is not the one that gave the attempt out.
            LOG.info("Start {} in {} is not held any more: {}", newest.number(), run.root(), e.getMessage());
            return false;
        }
    }
}
