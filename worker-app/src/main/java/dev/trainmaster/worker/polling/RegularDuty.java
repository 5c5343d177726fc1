package dev.trainmaster.worker.polling;

import java.time.Duration;

/** What is to be done after the first duty, and again and again while the queues are polled. */
public interface RegularDuty {

    void perform() throws InterruptedException;

    Duration every();
}
