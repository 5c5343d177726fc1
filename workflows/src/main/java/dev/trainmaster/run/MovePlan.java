package dev.trainmaster.run;

import dev.trainmaster.placement.Home;
import dev.trainmaster.request.TrainingRequest;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;
import java.time.Instant;

/** The timeouts of a run that may move. That two hosts never train it hangs on {@link #silence}. */
final class MovePlan {

    /**
     * What the shim may take beside ttl and grace: its poll of 0.2 s, two shells that send SIGTERM and SIGCONT (at most
     * 5 s each), SIGKILL (5 s), the sweep for the run's token (5 s). Half as much again, for a host under load.
     */
    private static final Duration KILL = Duration.ofSeconds(30);

    /** Two clocks that are slewed towards true time by at most 500 ppm each drift apart by one part in a thousand. */
    private static final int DRIFT = 1_000;

    /** A worker that lives takes up work at once; only a home that is there but full needs to be told from a dead one. */
    private static final Duration A_LIVING_HOME_ANSWERS = Duration.ofSeconds(10);

    /** A host that has just offered itself; if it does not begin by then it is gone too, and another is asked. */
    private static final Duration NEW_HOME_BEGINS = Duration.ofMinutes(1);

    private static final Duration SHORT_WORK = Duration.ofMinutes(1);
    private static final Duration LONGEST_COPY = Duration.ofHours(6);
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);

    private MovePlan() {}

    /**
     * How long a home must not have answered before the run may go on elsewhere. It is counted from a moment after which
     * the server acknowledged no heartbeat of that home: every attempt was closed, and none was taken up. So the last
     * renewal of the lease is older than that, and after this time its trainer has been stopped.
     */
    static Duration silence(TrainingRequest request) {
        Duration ttl = request.placement().leaseTtl();
        return ttl.plus(request.limits().grace()).plus(KILL).plus(ttl.dividedBy(DRIFT));
    }

    /** As for a run that stays: the activity ends a late trainer itself, this is for when no worker is left to do so. */
    static Duration untilGivenUp(Instant now, Instant deadline, TrainingRequest request) {
        return Duration.between(now, deadline).plus(request.limits().grace()).plus(StagePlan.DEADLINE_MARGIN);
    }

    /** One attempt: whether the same start is offered again is for the workflow to decide, which so sees every lapse. */
    static ActivityOptions offer(Home home, int start, Duration left, TrainingRequest request) {
        return ActivityOptions.newBuilder(StagePlan.train(
                        home, start, Duration.ZERO, request.limits().grace()))
                .setScheduleToCloseTimeout(left)
                .setScheduleToStartTimeout(silence(request))
                .setRetryOptions(once())
                .build();
    }

    static ActivityOptions askWhetherStopped(Home home) {
        return stopped(home, A_LIVING_HOME_ANSWERS);
    }

    static ActivityOptions ensureStopped(Home home, TrainingRequest request) {
        return stopped(home, silence(request));
    }

    private static ActivityOptions stopped(Home home, Duration answer) {
        return ActivityOptions.newBuilder(StagePlan.ensureStopped(home))
                .setScheduleToStartTimeout(answer)
                .setRetryOptions(once())
                .build();
    }

    static ActivityOptions claimHome(Duration left) {
        return ActivityOptions.newBuilder(StagePlan.claimHome())
                .setScheduleToCloseTimeout(left)
                .setSummary("find another host")
                .build();
    }

    static ActivityOptions copy(Home home, String summary) {
        return on(home, summary)
                .setStartToCloseTimeout(LONGEST_COPY)
                .setHeartbeatTimeout(HEARTBEAT)
                .build();
    }

    static ActivityOptions shortWork(Home home, String summary) {
        return on(home, summary).setStartToCloseTimeout(SHORT_WORK).build();
    }

    private static ActivityOptions.Builder on(Home home, String summary) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(home.queue())
                .setScheduleToStartTimeout(NEW_HOME_BEGINS)
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .setRetryOptions(StagePlan.patient())
                .setSummary(summary);
    }

    private static RetryOptions once() {
        return RetryOptions.newBuilder().setMaximumAttempts(1).build();
    }
}
