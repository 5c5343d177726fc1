package dev.trainmaster.run;

import dev.trainmaster.placement.Home;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** The timeouts and retries of every stage, each number with its reason. */
final class StagePlan {

    /** A host that is down over a long weekend must not fail the run that waits for it. */
    private static final Duration HOST_MAY_BE_DOWN = Duration.ofDays(7);

    /** Half a terabyte at 50 MB/s takes three hours. */
    private static final Duration LONGEST_EXPORT = Duration.ofHours(6);

    /** An export beats with every few thousand records; one slow disk flush takes a second or two. */
    private static final Duration EXPORT_HEARTBEAT = Duration.ofSeconds(30);

    /** Writing one small file; an overloaded disk has been seen to take ten seconds. */
    private static final Duration SHORT_WORK = Duration.ofMinutes(1);

    /** The probe of a trainer is bounded by two minutes; reading a large file for its report may take longer. */
    private static final Duration LONGEST_DRY_RUN = Duration.ofHours(2);

    /** The worker beats every ten seconds at least, and every second while no beat is answered. */
    private static final Duration TRAINING_HEARTBEAT = Duration.ofSeconds(20);

    /** The longest pause between two heartbeats. */
    private static final Duration LISTENING_SAVES = Duration.ofSeconds(10);

    /** The activity ends a late trainer itself, with a checkpoint; this is for when no worker is left to do so. */
    static final Duration DEADLINE_MARGIN = Duration.ofMinutes(10);

    /** Stopping is bounded by the grace, which is at most an hour. */
    private static final Duration LONGEST_STOP = Duration.ofMinutes(90);

    /** A webhook that is down for a day is not waited for any longer. */
    private static final Duration LONGEST_NOTIFICATION = Duration.ofDays(1);

    /** The result is also in the run's history, so the file is not worth waiting longer for a host. */
    private static final Duration RESULT_MAY_WAIT = Duration.ofMinutes(2);

    /** Every file of the model is read: half a terabyte at 500 MB/s takes a quarter of an hour. */
    private static final Duration LONGEST_READING = Duration.ofHours(1);

    /** Two minutes, as the waits between them double. */
    private static final int ATTEMPTS_AT_A_RESULT = 8;

    private StagePlan() {}

    static ActivityOptions claimHome() {
        return ActivityOptions.newBuilder()
                .setStartToCloseTimeout(SHORT_WORK)
                .setScheduleToCloseTimeout(HOST_MAY_BE_DOWN)
                .setRetryOptions(patient())
                .setSummary("find a host")
                .build();
    }

    static ActivityOptions export(Home home) {
        return on(home, "export the dataset")
                .setStartToCloseTimeout(LONGEST_EXPORT)
                .setHeartbeatTimeout(EXPORT_HEARTBEAT)
                .build();
    }

    static ActivityOptions writeManifest(Home home) {
        return on(home, "write the manifest").setStartToCloseTimeout(SHORT_WORK).build();
    }

    static ActivityOptions dryRun(Home home) {
        return on(home, "prove the run")
                .setStartToCloseTimeout(LONGEST_DRY_RUN)
                .setHeartbeatTimeout(EXPORT_HEARTBEAT)
                .build();
    }

    static ActivityOptions train(Home home, int start, Duration left, Duration grace) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(home.trainingQueue())
                .setScheduleToCloseTimeout(left.plus(grace).plus(DEADLINE_MARGIN))
                .setHeartbeatTimeout(TRAINING_HEARTBEAT)
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .setRetryOptions(patient())
                .setSummary("train, start " + start)
                .build();
    }

    /** No limit but a proof: a run is not told as ended while its trainer may live. */
    static ActivityOptions ensureStopped(Home home) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(home.queue())
                .setStartToCloseTimeout(LONGEST_STOP)
                .setHeartbeatTimeout(EXPORT_HEARTBEAT)
                .setRetryOptions(patient())
                .setSummary("prove that nothing is left running")
                .build();
    }

    /** Once, and soon or not at all: the next heartbeat says the same. */
    static ActivityOptions listen(Home home) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(home.queue())
                .setScheduleToCloseTimeout(LISTENING_SAVES)
                .setCancellationType(ActivityCancellationType.ABANDON)
                .setRetryOptions(patient().toBuilder().setMaximumAttempts(1).build())
                .setSummary("tell of the cancel")
                .build();
    }

    static ActivityOptions tell() {
        return ActivityOptions.newBuilder()
                .setStartToCloseTimeout(SHORT_WORK)
                .setScheduleToCloseTimeout(LONGEST_NOTIFICATION)
                .setCancellationType(ActivityCancellationType.ABANDON)
                .setRetryOptions(patient())
                .setSummary("notify")
                .build();
    }

    static ActivityOptions recordResult(Home home) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(home.queue())
                .setScheduleToStartTimeout(RESULT_MAY_WAIT)
                .setStartToCloseTimeout(LONGEST_READING)
                .setHeartbeatTimeout(EXPORT_HEARTBEAT)
                .setRetryOptions(patient().toBuilder()
                        .setMaximumAttempts(ATTEMPTS_AT_A_RESULT)
                        .build())
                .setSummary("write result.json")
                .build();
    }

    private static ActivityOptions.Builder on(Home home, String summary) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(home.queue())
                .setScheduleToCloseTimeout(HOST_MAY_BE_DOWN)
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .setRetryOptions(patient())
                .setSummary(summary);
    }

    /** Retried without end inside the timeouts: what must not be retried says so itself. */
    static RetryOptions patient() {
        return RetryOptions.newBuilder()
                .setInitialInterval(Duration.ofSeconds(1))
                .setBackoffCoefficient(2)
                .setMaximumInterval(Duration.ofSeconds(30))
                .build();
    }
}
