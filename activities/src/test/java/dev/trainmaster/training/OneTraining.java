package dev.trainmaster.training;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The smallest workflow around the training activity: one start, and the news of it. */
@WorkflowInterface
public interface OneTraining {

    @WorkflowMethod
    TrainingEnd train(TrainingOrder order, Duration heartbeatTimeout);

    @SignalMethod
    void news(TrainingNews news);

    @QueryMethod
    Optional<TrainingEnd> ended();

    @QueryMethod
    List<TrainingNews> heard();
}
