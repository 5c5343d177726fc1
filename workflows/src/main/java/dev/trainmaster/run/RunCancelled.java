package dev.trainmaster.run;

import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;

/** Tells a cancel from what it looks like when no worker is left to confirm it. */
final class RunCancelled {

    private RunCancelled() {}

    /**
     * The server closes an attempt whose cancel was requested as timed out when its worker dies. Nobody collected an end
     * of the trainer then, and it was stopped since: the cancel is what ended the run, and not the failure.
     */
    static void insteadOf(RuntimeException failure) {
        boolean toldSo = failure instanceof CanceledFailure || failure.getCause() instanceof CanceledFailure;
        if (CancellationScope.current().isCancelRequested() && !toldSo) {
            throw new CanceledFailure("the run was cancelled while no worker watched its trainer");
        }
    }
}
