package dev.trainmaster.worker.logging;

import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptorBase;
import io.temporal.workflow.Workflow;
import java.util.Map;

/** The run's id on the lines of the workflow and of its handlers, which each have a thread of their own. */
final class RunContextOfWorkflow extends WorkflowInboundCallsInterceptorBase {

    RunContextOfWorkflow(WorkflowInboundCallsInterceptor next) {
        super(next);
    }

    @Override
    public WorkflowOutput execute(WorkflowInput input) {
        return RunContext.within(context(), () -> super.execute(input));
    }

    @Override
    public void handleSignal(SignalInput input) {
        RunContext.within(context(), () -> {
            super.handleSignal(input);
            return input;
        });
    }

    @Override
    public UpdateOutput executeUpdate(UpdateInput input) {
        return RunContext.within(context(), () -> super.executeUpdate(input));
    }

    private static Map<String, String> context() {
        return Map.of(RunContext.RUN_ID, Workflow.getInfo().getWorkflowId());
    }
}
