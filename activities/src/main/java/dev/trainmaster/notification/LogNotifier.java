package dev.trainmaster.notification;

import org.slf4j.Logger;

/** A line in the worker's log. */
public final class LogNotifier implements Notifier {
    private final Logger log;

    public LogNotifier(Logger log) {
        this.log = log;
    }

    @Override
    public void tell(Notice notice) {
        log.info("{} {}: {} {}", notice.kind(), notice.runId(), notice.text(), notice.facts());
    }
}
