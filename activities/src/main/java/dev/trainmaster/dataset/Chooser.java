package dev.trainmaster.dataset;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Sees every record that passes the filters once, and then says which ones it wants. */
interface Chooser {
    void see(long recordIndex, Optional<Instant> createdAt);

    Choice choice();

    /** Lets a chooser see the whole source. */
    static Choice after(RecordPipeline pipeline, DatasetSource source, WorkOrder order, Chooser chooser)
            throws IOException {
        RecordTally tally = new RecordTally(source.limits(), order.format());
        try (SourceLines lines = source.open()) {
            pipeline.run(lines, order, batch -> {
                for (int n = 0; n < batch.count(); n++) {
                    if (tally.takes(batch, n)) {
                        chooser.see(batch.index(n), Optional.ofNullable(batch.facts(n).createdAt));
                    }
                }
                return RecordSink.Wanted.MORE;
            });
            return chooser.choice();
        } catch (OutOfMemoryError e) {
            throw new UnusableSourceException(new RecordProblem(
                    source.place(),
                    0,
                    "so many records cannot be chosen in the memory that there is; lower the limit, or give the process"
                            + " more memory"));
        }
    }
}
