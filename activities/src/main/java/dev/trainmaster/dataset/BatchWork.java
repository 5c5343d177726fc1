package dev.trainmaster.dataset;

/** What is done with a batch before it is taken. Every thread has one of its own. */
@FunctionalInterface
interface BatchWork {
    void on(RecordBatch batch);
}
