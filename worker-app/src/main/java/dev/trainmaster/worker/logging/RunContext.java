package dev.trainmaster.worker.logging;

import java.util.Map;
import org.slf4j.MDC;

/** Puts what a log line belongs to into its context, and leaves the thread as it was. */
final class RunContext {

    static final String RUN_ID = "runId";
    static final String PHASE = "phase";
    static final String ACTIVITY = "activity";
    static final String ATTEMPT = "attempt";

    private RunContext() {}

    static <T> T within(Map<String, String> context, Work<T> work) {
        Map<String, String> before = MDC.getCopyOfContextMap();
        context.forEach(MDC::put);
        try {
            return work.run();
        } finally {
            if (before == null) {
                MDC.clear();
            } else {
                MDC.setContextMap(before);
            }
        }
    }

    /** Something that throws nothing checked. */
    interface Work<T> {
        T run();
    }
}
