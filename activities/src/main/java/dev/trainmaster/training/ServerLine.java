package dev.trainmaster.training;

import dev.trainmaster.request.Placement;
import dev.trainmaster.supervisor.BootTime;
import dev.trainmaster.supervisor.Lease;
import dev.trainmaster.supervisor.LeaseKeeper;
import dev.trainmaster.supervisor.RunDirectory;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.WorkflowTargetOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Everything that one attempt says to the server and hears from it; none of it holds up the watch. */
final class ServerLine implements OpenWatches.Watch, AutoCloseable {

    private static final long LEASE_POLL_MILLIS = 50;
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    /** What is lost is told again each second: half of the timeout is left for that. */
    private static final int SILENCES_IN_A_TIMEOUT = 2;

    private static final int RENEWALS_IN_A_LEASE = 10;
    private static final BootTime NEVER = new BootTime(Long.MIN_VALUE / 2);

    private final OpenWatches open;
    private final Bell bell;
    private final Beat beat;
    private final NewsWire news;
    private final Optional<LeaseHeart> leased;

    private ServerLine(Bell bell, Beat beat, NewsWire news, Optional<LeaseHeart> leased, OpenWatches open) {
        this.open = open;
        this.bell = bell;
        this.beat = beat;
        this.news = news;
        this.leased = leased;
    }

    /** Beats from now on: checking a large data set, and waiting for a shim, take longer than a heartbeat timeout. */
    static ServerLine open(ActivityExecutionContext activity, TrainingOrder order, RunDirectory run, OpenWatches open)
            throws IOException {
        WorkflowTargetOptions execution = WorkflowTargetOptions.newBuilder()
                .setWorkflowId(activity.getInfo().getWorkflowId())
                .setRunId(activity.getInfo().getWorkflowRunId())
                .build();
        RunQuestion question = new RunQuestion(activity.getWorkflowClient());
        HeartbeatAnswer answers = new HeartbeatAnswer(() -> question.about(execution));
        Object first = activity.getLastHeartbeatDetails(Object.class).orElse("getting ready to train");
        DirectHeart server = DirectHeart.of(activity);
        Optional<LeaseHeart> leased = order.request().placement().mayMove()
                ? Optional.of(new LeaseHeart(server, LeaseKeeper.of(run)))
                : Optional.empty();
        Bell bell = new Bell();
        Beat beat = new Beat(
                leased.isPresent() ? leased.get() : server,
                first,
                answers::meaningOf,
                bell::ring,
                silence(activity, order.request().placement()),
                order.runId());
        beat.start();
        NewsWire news = new NewsWire(activity.getWorkflowClient(), execution, order.runId());
        ServerLine line = new ServerLine(bell, beat, news, leased, open);
        open.opened(line, order.runId());
        return line;
    }

    private static Duration silence(ActivityExecutionContext activity, Placement placement) {
        Duration ofTimeout = shorter(
                LONGEST_SILENCE, activity.getInfo().getHeartbeatTimeout().dividedBy(SILENCES_IN_A_TIMEOUT));
        return placement.mayMove()
                ? shorter(ofTimeout, placement.leaseTtl().dividedBy(RENEWALS_IN_A_LEASE))
                : ofTimeout;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
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

    void beatAtOnce(TrainingHeartbeat heartbeat) {
        beat.tellAtOnce(heartbeat);
    }

    /** Rings when there is something to look at. */
    Bell bell() {
        return bell;
    }

    @Override
    public void listen() {
        beat.now();
    }

    @Override
    public void wake() {
        bell.ring();
    }

    void tell(TrainingNews item) {
        news.send(item);
    }

    Optional<Decision> decision() {
        return beat.decision();
    }

    @Override
    public void close() {
        open.closed(this);
        news.close();
        beat.close();
    }
}
