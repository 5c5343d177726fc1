package dev.trainmaster.training;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The trainings that this worker watches at this moment, to be woken when there is something that they should hear. */
public final class OpenWatches {

    private final Map<Watch, String> open = new ConcurrentHashMap<>();

    /** One training that is watched. */
    interface Watch {

        /** Asks the server at once what is to be done. */
        void listen();

        /** Looks at once at what may have changed here. */
        void wake();
    }

    void opened(Watch watch, String runId) {
        open.put(watch, runId);
    }

    void closed(Watch watch) {
        open.remove(watch);
    }

    /** An attempt that was superseded may be open beside its successor: both ask. */
    public void listen(String runId) {
        open.forEach((watch, id) -> {
            if (id.equals(runId)) {
                watch.listen();
            }
        });
    }

    public void wakeAll() {
        open.keySet().forEach(Watch::wake);
    }
}
