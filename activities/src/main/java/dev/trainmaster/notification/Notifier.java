package dev.trainmaster.notification;

/** One way to reach people. */
public interface Notifier {
    /** Throws {@link UndeliveredException} when nobody was reached. */
    void tell(Notice notice);
}
