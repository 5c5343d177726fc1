package dev.trainmaster.training;

import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

public final class OneTrainingImpl implements OneTraining {

    private final List<TrainingNews> heard = new ArrayList<>();
    private TrainingEnd ended;

    @Override
    public TrainingEnd train(TrainingOrder order, Duration heartbeatTimeout) {
        ActivityOptions options = ActivityOptions.newBuilder()
                .setScheduleToCloseTimeout(Duration.ofMinutes(3))
                .setHeartbeatTimeout(heartbeatTimeout)
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .setRetryOptions(RetryOptions.newBuilder()
                        .setInitialInterval(Duration.ofMillis(200))
                        .build())
                .build();
        ended = Workflow.newActivityStub(TrainingActivities.class, options).train(order);
        return ended;
    }

    @Override
    public TrainingEnd ended() {
        return ended;
    }

    @Override
    public void news(TrainingNews news) {
        heard.add(news);
    }

    @Override
    public List<TrainingNews> heard() {
        return List.copyOf(heard);
    }
}
