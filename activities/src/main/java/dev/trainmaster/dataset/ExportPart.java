package dev.trainmaster.dataset;

import dev.trainmaster.storage.AtomicFile;
import java.io.IOException;

/** One file of an export. Records that stand side by side in a batch are written at once. */
final class ExportPart {
    private final AtomicFile file;
    private final LengthHistogram lengths = new LengthHistogram();
    private long written;
    private int from;
    private int to;

    ExportPart(AtomicFile file) {
        this.file = file;
    }

    void add(RecordBatch batch, int n) throws IOException {
        if (batch.renderedFrom(n) != to) {
            write(batch);
            from = batch.renderedFrom(n);
        }
        to = batch.renderedTo(n);
        lengths.add(batch.facts(n).length);
        written++;
    }

    /** The batch will be another one. */
    void flush(RecordBatch batch) throws IOException {
        write(batch);
        from = 0;
        to = 0;
    }

    private void write(RecordBatch batch) throws IOException {
        file.stream().write(batch.rendered().array(), from, to - from);
    }

    LengthSummary lengths() {
        return LengthSummary.of(lengths);
    }

    long written() {
        return written;
    }
}
