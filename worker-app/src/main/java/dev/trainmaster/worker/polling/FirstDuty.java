package dev.trainmaster.worker.polling;

/** What is to be done as soon as this host's queues are polled. */
public interface FirstDuty {

    void perform();
}
