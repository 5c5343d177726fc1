package dev.trainmaster.run;

import dev.trainmaster.dataset.DatasetActivities;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.manifest.ManifestActivities;
import dev.trainmaster.manifest.ManifestReceipt;
import dev.trainmaster.placement.Home;
import dev.trainmaster.placement.Move;
import dev.trainmaster.placement.MovedIn;
import dev.trainmaster.placement.MovingActivities;
import dev.trainmaster.placement.PlacementActivities;
import dev.trainmaster.request.TrainingRequest;
import io.temporal.api.enums.v1.RetryState;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.TimeoutFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes a run to another host, where exactly what was approved goes on. */
final class Removal {

    private final RunBook book;
    private final TrainingRequest request;
    private final Household approved;
    private final Consumer<String> warn;

    /** @param start the number of the first start there */
    record Arrival(Household at, int start) {}

    Removal(RunBook book, TrainingRequest request, Household approved, Consumer<String> warn) {
        this.book = book;
        this.request = request;
        this.approved = approved;
        this.warn = warn;
    }

    Arrival from(Household old, String why, int lastStart, Instant deadline) {
        while (true) {
            Home home = claim(deadline);
            try {
                return movedTo(home, old, why, lastStart);
            } catch (ActivityFailure e) {
                if (!(e.getCause() instanceof TimeoutFailure)) {
                    throw e;
                }
                warn.accept(home.host() + " offered to go on with the run and then fell silent too");
            }
        }
    }

    private Home claim(Instant deadline) {
        Duration left = Duration.between(Instant.ofEpochMilli(Workflow.currentTimeMillis()), deadline);
        try {
            if (!left.isNegative() && !left.isZero()) {
                return Workflow.newActivityStub(PlacementActivities.class, MovePlan.claimHome(left))
                        .claimHome(book.runId(), request);
            }
        } catch (ActivityFailure e) {
            boolean timeIsUp =
                    e.getCause() instanceof TimeoutFailure || e.getRetryState() == RetryState.RETRY_STATE_TIMEOUT;
            if (!timeIsUp) {
                throw e;
            }
        }
        throw new RunFailedException(Failure.of(
                FailureType.TRAINING_TIMED_OUT,
                Phase.TRAINING,
                "no host was found by " + deadline + " that could go on with the training"));
    }

    private Arrival movedTo(Home home, Household old, String why, int lastStart) {
        ExportReceipt dataset = Workflow.newActivityStub(
                        DatasetActivities.class, MovePlan.copy(home, "export the dataset again"))
                .export(book.runId(), home, request);
        if (!dataset.sha256().equals(approved.dataset().sha256())
                || dataset.records() != approved.dataset().records()) {
            throw refused(home, "the dataset", described(approved.dataset()), described(dataset));
        }
        ManifestReceipt manifest = Workflow.newActivityStub(
                        ManifestActivities.class, MovePlan.shortWork(home, "write the manifest again"))
                .writeManifest(book.runId(), home, request, dataset);
        if (!manifest.saysTheSameAs(approved.manifest())) {
            throw refused(home, "the manifest", described(approved.manifest()), described(manifest));
        }
        MovedIn movedIn = Workflow.newActivityStub(
                        MovingActivities.class, MovePlan.copy(home, "restore the newest checkpoint"))
                .moveIn(book.runId(), home, request);
        int start = Math.max(lastStart, home.startsSoFar()) + 1;
        Household household = new Household(home, dataset, manifest);
        tell(old, household, why, start, movedIn);
        return new Arrival(household, start);
    }

    private void tell(Household old, Household now, String why, int start, MovedIn movedIn) {
        book.livesAt(now);
        String from = old.home().host();
        String to = now.home().host();
        if (!from.equals(to)) {
            Instant at = Instant.ofEpochMilli(Workflow.currentTimeMillis());
            Move move = new Move(from, to, at, why, start, movedIn.fromStep());
            book.moved(move);
            warn.accept(String.join("; ", told(move.text(), movedIn)));
        } else {
            warn.accept(String.join("; ", told(why + ", but is back and goes on", movedIn)));
        }
    }

    private static List<String> told(String what, MovedIn movedIn) {
        List<String> sentences = new ArrayList<>(List.of(what));
        sentences.addAll(movedIn.told());
        return sentences;
    }

    private static String described(ExportReceipt dataset) {
        return dataset.records() + " records with sha256 " + dataset.sha256();
    }

    private static String described(ManifestReceipt manifest) {
        return "sha256 " + manifest.sha256()
                + manifest.lock()
                        .map(digest -> " (" + digest + " without the paths of its host)")
                        .orElse("");
    }

    private static RunFailedException refused(Home home, String what, String approved, String found) {
        return new RunFailedException(new Failure(
                FailureType.PREFLIGHT_FAILED,
                Phase.TRAINING,
                what + " on " + home.host() + ", to which the run was to move, is not what was approved: " + approved
                        + " was, but there it is " + found,
                "Give all hosts the same dataset, trainer profiles and version, then `trainmaster retry RUN`.",
                Optional.empty()));
    }
}
