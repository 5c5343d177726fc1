package dev.trainmaster.training;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.WorkflowTargetOptions;
import java.util.Optional;

/** Everything that one attempt says to the server and hears from it; none of it holds up the watch. */
final class ServerLine implements AutoCloseable {

    private final Beat beat;
    private final NewsWire news;

    private ServerLine(Beat beat, NewsWire news) {
        this.beat = beat;
        this.news = news;
    }

    /** Beats from now on: checking a large data set, and waiting for a shim, take longer than a heartbeat timeout. */
    static ServerLine open(ActivityExecutionContext activity, String runId) {
        WorkflowTargetOptions execution = WorkflowTargetOptions.newBuilder()
                .setWorkflowId(activity.getInfo().getWorkflowId())
                .setRunId(activity.getInfo().getWorkflowRunId())
                .build();
        RunQuestion question = new RunQuestion(activity.getWorkflowClient());
        HeartbeatAnswer answers = new HeartbeatAnswer(() -> question.about(execution));
        Object first = activity.getLastHeartbeatDetails(Object.class).orElse("getting ready to train");
        Beat beat = new Beat(activity::heartbeat, first, answers::meaningOf, runId);
        beat.start();
        return new ServerLine(beat, new NewsWire(activity.getWorkflowClient(), execution, runId));
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
