package dev.trainmaster.run;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.training.StopActivities;
import dev.trainmaster.training.StopOrder;
import dev.trainmaster.training.TrainingEnd;
import dev.trainmaster.training.TrainingOrder;
import dev.trainmaster.training.TrainingStage;
import io.temporal.activity.ActivityOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Orders trainers of a run that may move. Its trainers live on a lease that their home renews with every heartbeat that
 * the server acknowledges, so a home that is silent for long enough has stopped them, and the run may go on elsewhere.
 */
final class MovingCrew implements TrainingStage.Crew {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final String runId;
    private final TrainingRequest request;
    private final OptionalLong totalSteps;
    private final Removal removal;
    private final Consumer<String> warn;
    private final Consumer<Optional<String>> waits;
    private Household at;

    MovingCrew(
            String runId,
            TrainingRequest request,
            Household at,
            OptionalLong totalSteps,
            Removal removal,
            Consumer<String> warn,
            Consumer<Optional<String>> waits) {
        this.runId = runId;
        this.request = request;
        this.at = at;
        this.totalSteps = totalSteps;
        this.removal = removal;
        this.warn = warn;
        this.waits = waits;
    }

    @Override
    public Optional<TrainingEnd> train(int start, Instant deadline) {
        try {
            return offered(start, deadline);
        } catch (ActivityFailure | CanceledFailure | RunFailedException e) {
            ensureStopped(start, "the training was given up");
            RunCancelled.insteadOf(e);
            throw e;
        }
    }

    /** The same start is offered to the same home until it is at its end, or until nobody takes it up any more. */
    private Optional<TrainingEnd> offered(int start, Instant deadline) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            Duration left = MovePlan.untilGivenUp(now(), deadline, request);
            if (left.isNegative() || left.isZero()) {
                throw timedOut(deadline);
            }
            try {
                return Optional.of(offer(start, deadline, left));
            } catch (ActivityFailure e) {
                Silence silence = Silence.of(e);
                // The server shortens an offer to the time that is left: then its silence proves nothing.
                boolean wholeSilence = left.compareTo(MovePlan.silence(request)) > 0;
                if (silence == Silence.NOT_TAKEN_UP && wholeSilence) {
                    return Optional.empty();
                }
                if (silence == Silence.NOT_TAKEN_UP || silence == Silence.OUT_OF_TIME) {
                    throw timedOut(deadline);
                }
                if (silence != Silence.BROKEN_OFF) {
                    throw e;
                }
                if (isTrouble(e)) {
                    Workflow.sleep(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            }
        }
    }

    private TrainingEnd offer(int start, Instant deadline, Duration left) {
        return TrainingCall.order(
                new TrainingOrder(runId, at.home(), request, at.dataset(), at.manifest(), start, deadline, totalSteps),
                MovePlan.offer(at.home(), start, left, request));
    }

    /** A full disk, say: it is not over in an instant. A worker that hands back is best answered at once. */
    private static boolean isTrouble(ActivityFailure e) {
        return e.getCause() instanceof ApplicationFailure failure
                && !failure.getType().equals(FailureType.WORKER_DETACHED.text());
    }

    private RunFailedException timedOut(Instant deadline) {
        return new RunFailedException(Failure.of(
                FailureType.TRAINING_TIMED_OUT,
                Phase.TRAINING,
                "the training did not end by " + deadline + ", and no worker on "
                        + at.home().host() + " reported its end"));
    }

    /** By the word of its home; by the end of its lease if that stays silent. */
    @Override
    public void ensureStopped(int upToStart, String reason) {
        waits.accept(Optional.of(reason + "; waiting for " + at.home().host()
                + " to prove that nothing of the run is alive there, or until it has been silent for "
                + MovePlan.silence(request)));
        CancellationScope detached = Workflow.newDetachedCancellationScope(() -> {
            if (!stopped(upToStart, reason, MovePlan.ensureStopped(at.home(), request))) {
                warn.accept("nobody on " + at.home().host() + " answered for " + MovePlan.silence(request)
                        + "; by then the lease has ended whatever trained there");
            }
        });
        detached.run();
        waits.accept(Optional.empty());
    }

    /** Whether the home proved it; false if it was silent. */
    private boolean stopped(int upToStart, String reason, ActivityOptions options) {
        StopOrder order = new StopOrder(
                runId, at.home(), upToStart, reason, request.limits().grace());
        while (true) {
            try {
                Workflow.newActivityStub(StopActivities.class, options).ensureStopped(order);
                return true;
            } catch (ActivityFailure e) {
                if (e.getCause() instanceof ApplicationFailure) {
                    // The home lives and says that something else does too: no lease settles that.
                    Workflow.newActivityStub(StopActivities.class, StagePlan.ensureStopped(at.home()))
                            .ensureStopped(order);
                    return true;
                }
                if (Silence.of(e) == Silence.NOT_TAKEN_UP) {
                    return false;
                }
                if (Silence.of(e) == Silence.NONE) {
                    throw e;
                }
            }
        }
    }

    @Override
    public int goOnAfterSilence(int start, Instant deadline) {
        String from = at.home().host();
        String silent = from + " did not take the training up for " + MovePlan.silence(request);
        if (stopped(start, silent, MovePlan.askWhetherStopped(at.home()))) {
            warn.accept(silent + ", though its worker is there: is it busy with other trainings?");
            return start + 1;
        }
        Removal.Arrival arrival = removal.from(at, silent, start, deadline);
        at = arrival.at();
        return arrival.start();
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
