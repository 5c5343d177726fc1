package dev.trainmaster.notification;

import dev.trainmaster.notification.UndeliveredException.Again;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import java.util.Optional;

/** Logs a notice once, and posts it until it arrives. */
public final class NotificationActivitiesImpl implements NotificationActivities {
    static final String UNDELIVERED = "NoticeUndelivered";

    private final Notifier log;
    private final Optional<Notifier> webhook;

    public NotificationActivitiesImpl(Notifier log, Optional<Notifier> webhook) {
        this.log = log;
        this.webhook = webhook;
    }

    @Override
    public void tell(Notice notice) {
        if (Activity.getExecutionContext().getInfo().getAttempt() == 1) {
            log.tell(notice);
        }
        webhook.ifPresent(way -> post(way, notice));
    }

    private static void post(Notifier webhook, Notice notice) {
        try {
            webhook.tell(notice);
        } catch (UndeliveredException e) {
            throw e.again() == Again.CAN_HELP
                    ? ApplicationFailure.newFailureWithCause(e.getMessage(), UNDELIVERED, e)
                    : ApplicationFailure.newNonRetryableFailureWithCause(e.getMessage(), UNDELIVERED, e);
        }
    }
}
