package dev.trainmaster.training;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.List;

/** The smallest workflow around the training activity: one start, and the news of it. */
@WorkflowInterface
public interface OneTraining {

    @WorkflowMethod
    TrainingEnd train(TrainingOrder order, Duration heartbeatTimeout);

    @SignalMethod
    void news(TrainingNews news);

    /** Null until then: inside of an Optional it would lose its type on the wire. */
    @QueryMethod
    TrainingEnd ended();

    @QueryMethod
    List<TrainingNews> heard();
}
