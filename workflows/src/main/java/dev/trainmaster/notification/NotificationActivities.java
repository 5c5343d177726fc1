package dev.trainmaster.notification;

import io.temporal.activity.ActivityInterface;

/** Tells people: in the log, and by a signed webhook where one is configured. */
@ActivityInterface
public interface NotificationActivities {

    void tell(Notice notice);
}
