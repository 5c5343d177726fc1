package dev.trainmaster.dataset;

import java.io.IOException;

/** Takes batches that were worked on, in the order of the source. */
@FunctionalInterface
interface BatchSink {
    RecordSink.Wanted take(RecordBatch batch) throws IOException;
}
