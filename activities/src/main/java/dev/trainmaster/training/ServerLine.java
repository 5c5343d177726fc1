package dev.trainmaster.training;

import dev.trainmaster.supervisor.BootTime;
import dev.trainmaster.supervisor.Lease;
import dev.trainmaster.supervisor.LeaseKeeper;
import dev.trainmaster.supervisor.RunDirectory;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionClient;
import io.temporal.client.WorkflowTargetOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Everything that one attempt says to the server and hears from it; none of it holds up the watch. */
final class ServerLine implements AutoCloseable {

    private static final long LEASE_POLL_MILLIS = 50;
    private static final BootTime NEVER = new BootTime(Long.MIN_VALUE / 2);

    private final Beat beat;
    private final NewsWire news;
    private final Optional<LeaseHeart> leased;

    private ServerLine(Beat beat, NewsWire news, Optional<LeaseHeart> leased) {
        this.beat = beat;
        this.news = news;
        this.leased = leased;
    }

    /** Beats from now on: checking a large data set, and waiting for a shim, take longer than a heartbeat timeout. */
    static ServerLine open(ActivityExecutionContext activity, TrainingOrder order, RunDirectory run)
            throws IOException {
        WorkflowTargetOptions execution = WorkflowTargetOptions.newBuilder()
                .setWorkflowId(activity.getInfo().getWorkflowId())
                .setRunId(activity.getInfo().getWorkflowRunId())
                .build();
        RunQuestion question = new RunQuestion(activity.getWorkflowClient());
        HeartbeatAnswer answers = new HeartbeatAnswer(() -> question.about(execution));
        Object first = activity.getLastHeartbeatDetails(Object.class).orElse("getting ready to train");
        Optional<LeaseHeart> leased =
                order.request().placement().mayMove() ? Optional.of(leaseHeart(activity, run)) : Optional.empty();
        Beat.Heart heart = leased.isPresent() ? leased.get() : activity::heartbeat;
        Beat beat = new Beat(heart, first, answers::meaningOf, order.runId());
        beat.start();
        return new ServerLine(beat, new NewsWire(activity.getWorkflowClient(), execution, order.runId()), leased);
    }

    private static LeaseHeart leaseHeart(ActivityExecutionContext activity, RunDirectory run) throws IOException {
        ActivityCompletionClient server = activity.getWorkflowClient().newActivityCompletionClient();
        byte[] taskToken = activity.getTaskToken();
        return new LeaseHeart(details -> server.heartbeat(taskToken, details), LeaseKeeper.of(run));
    }

    /** A trainer that may move begins only on a lease, and a lease only with an acknowledged heartbeat. */
    Optional<Decision> awaitLease(Supplier<Optional<Decision>> decisions) throws InterruptedException {
        Optional<Decision> decision = decisions.get();
        while (decision.isEmpty()
                && leased.isPresent()
                && leased.get().acknowledged().isEmpty()) {
            Thread.sleep(LEASE_POLL_MILLIS);
            decision = decisions.get();
        }
        return decision;
    }

    /** As of now; one that was never acknowledged begins nothing, but what has begun can be watched with it. */
    Optional<Lease> lease(Duration ttl) {
        return leased.map(heart -> new Lease(ttl, heart.acknowledged().orElse(NEVER)));
    }

    void beat(TrainingHeartbeat heartbeat) {
        beat.tell(heartbeat);
    }

    void tell(TrainingNews item) {
        news.send(item);
    }

    Optional<Decision> decision() {
        return beat.decision();
    }

    @Override
    public void close() {
        news.close();
        beat.close();
    }
}
