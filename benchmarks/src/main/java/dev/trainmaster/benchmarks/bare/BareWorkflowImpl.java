package dev.trainmaster.benchmarks.bare;

import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Does nothing, durably. */
public final class BareWorkflowImpl implements BareWorkflow {

    private final EmptyActivity activity = Workflow.newActivityStub(
            EmptyActivity.class,
            ActivityOptions.newBuilder()
                    .setStartToCloseTimeout(Duration.ofMinutes(1))
                    .build());

    @Override
    public void run(int activities) {
        for (int i = 0; i < activities; i++) {
            activity.doNothing();
        }
    }
}
