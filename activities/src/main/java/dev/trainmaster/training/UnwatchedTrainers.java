package dev.trainmaster.training;

import dev.trainmaster.request.Limits;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.supervisor.Finding;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.StartDirectory;
import dev.trainmaster.supervisor.StopOutcome;
import dev.trainmaster.supervisor.StopRequest;
import dev.trainmaster.supervisor.Supervisor;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the server about every trainer of this host that this worker does not watch. A run that was terminated, or timed
 * out, while no worker lived has nobody else who would stop its trainer.
 */
public final class UnwatchedTrainers {

    private static final Logger LOG = LoggerFactory.getLogger(UnwatchedTrainers.class);
    private static final StopReason RUN_OVER = StopReason.of("the run was ended on the server");

    private final Path runs;
    private final Supervisor supervisor;
    private final WatchFiles watches;
    private final RunQuestion question;
    private final JsonFiles json = new JsonFiles();
    private final Set<String> told = new HashSet<>();

    public UnwatchedTrainers(Path runs, Supervisor supervisor, WatchFiles watches, WorkflowClient server) {
        this.runs = runs;
        this.supervisor = supervisor;
        this.watches = watches;
        this.question = new RunQuestion(server);
    }

    /** How many trainers were stopped, are of no run that the server knows, and could not be stopped. */
    public record Round(int stopped, int unknown, int unstoppable) {

        private Round plus(Round other) {
            return new Round(stopped + other.stopped, unknown + other.unknown, unstoppable + other.unstoppable);
        }
    }

    private static final Round NOTHING = new Round(0, 0, 0);
    private static final Round STOPPED = new Round(1, 0, 0);
    private static final Round UNKNOWN = new Round(0, 1, 0);
    private static final Round UNSTOPPABLE = new Round(0, 0, 1);

    /** Returns when every trainer that had to be stopped is gone, or did not go; ends early if the server is away. */
    public Round look() throws IOException, InterruptedException {
        Round round = NOTHING;
        for (RunDirectory run : RunDirectory.allIn(runs)) {
            Optional<Round> found = lookOrTell(run);
            if (found.isEmpty()) {
                break;
            }
            round = round.plus(found.get());
        }
        return round;
    }

    /** One damaged directory must not hide the others. Empty if the server does not answer. */
    private Optional<Round> lookOrTell(RunDirectory run) throws InterruptedException {
        try {
            Optional<StartDirectory> newest = run.newestStart();
            return newest.isPresent() && isUnwatched(newest.get()) && isAlive(run, newest.get())
                    ? asked(run, newest.get())
                    : Optional.of(NOTHING);
        } catch (IOException | UncheckedIOException e) {
            if (told.add(run.root() + " unreadable")) {
                LOG.warn("Cannot tell whether a trainer lives in {}: it is left alone", run.root(), e);
            }
            return Optional.of(NOTHING);
        }
    }

    private boolean isUnwatched(StartDirectory start) throws IOException {
        return !Files.exists(start.exit())
                && watches.of(start)
                        .filter(watch -> watches.isSelf(watch.worker()))
                        .isEmpty();
    }

    private boolean isAlive(RunDirectory run, StartDirectory start) throws IOException, InterruptedException {
        Finding finding = supervisor.find(run, start.number());
        if (finding instanceof Finding.Running running) {
            // As who watches does with every look: it lets a shim go on that somebody suspended.
            finding = supervisor.observe(run, start.number(), running).finding();
        }
        return finding instanceof Finding.Running
                || (finding instanceof Finding.Lost lost && !lost.survivors().isEmpty());
    }

    private Optional<Round> asked(RunDirectory run, StartDirectory start) throws IOException, InterruptedException {
        String runId = run.root().getFileName().toString();
        return switch (question.about(runId, start)) {
            case OPEN -> Optional.of(NOTHING);
            case CLOSED -> Optional.of(stopped(runId, run, start));
            case UNKNOWN -> Optional.of(unknown(runId, start));
            case UNREACHABLE -> Optional.empty();
        };
    }

    private Round unknown(String runId, StartDirectory start) {
        if (told.add(runId)) {
            LOG.warn(
                    "Start {} of run {} lives here, but this server does not know that run: nobody touches it."
                            + " `trainmaster doctor` tells how to end it",
                    start.number(),
                    runId);
        }
        return UNKNOWN;
    }

    private Round stopped(String runId, RunDirectory run, StartDirectory start)
            throws IOException, InterruptedException {
        LOG.info("Run {} was ended on the server while nobody watched: its trainer is asked to stop", runId);
        StopOutcome outcome = supervisor.stop(run, new StopRequest(start.number(), RUN_OVER.written(), grace(run)));
        if (outcome instanceof StopOutcome.Gone) {
            LOG.info("Nothing of run {} is alive any more", runId);
            return STOPPED;
        }
        LOG.warn("The trainer of run {} lives on though its run was ended: {}; it is tried again", runId, outcome);
        return UNSTOPPABLE;
    }

    private Duration grace(RunDirectory run) {
        Path file = run.root().resolve("request.json");
        try {
            return json.read(file, TrainingRequest.class).limits().grace();
        } catch (IOException e) {
            LOG.warn("Cannot read how much grace {} gives: its trainer has {}", file, Limits.DEFAULTS.grace());
            return Limits.DEFAULTS.grace();
        }
    }
}
