package dev.trainmaster.worker.logging;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.common.interceptors.WorkflowInboundCallsInterceptor;
import java.util.HashMap;
import java.util.Map;

/** Every line that is logged on behalf of a run carries the run's id, its phase and the attempt. */
public final class RunContextInterceptor extends WorkerInterceptorBase {

    private final PhaseOfActivity phases = new PhaseOfActivity();

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new OfActivity(next);
    }

    @Override
    public WorkflowInboundCallsInterceptor interceptWorkflow(WorkflowInboundCallsInterceptor next) {
        return new RunContextOfWorkflow(next);
    }

    private final class OfActivity extends ActivityInboundCallsInterceptorBase {

        private ActivityInfo info;

        OfActivity(ActivityInboundCallsInterceptor next) {
            super(next);
        }

        @Override
        public void init(ActivityExecutionContext context) {
            info = context.getInfo();
            super.init(context);
        }

        @Override
        public ActivityOutput execute(ActivityInput input) {
            Map<String, String> context = new HashMap<>();
            context.put(RunContext.RUN_ID, info.getWorkflowId());
            context.put(RunContext.ACTIVITY, info.getActivityType());
            context.put(RunContext.ATTEMPT, Integer.toString(info.getAttempt()));
            phases.of(info.getActivityType()).ifPresent(phase -> context.put(RunContext.PHASE, phase.name()));
            return RunContext.within(context, () -> super.execute(input));
        }
    }
}
