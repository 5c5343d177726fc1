package dev.trainmaster.dataset;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the chosen records of one export and counts all of them. */
final class ExportSink implements BatchSink {
    private static final int PROGRESS_EVERY = 500;

    private final RecordTally tally;
    private final Choice choice;
    private final OutputStream out;
    private final ExportProgress progress;
    private final LengthHistogram lengths = new LengthHistogram();
    private long written;

    ExportSink(RecordTally tally, Choice choice, OutputStream out, ExportProgress progress) {
        this.tally = tally;
        this.choice = choice;
        this.out = out;
        this.progress = progress;
    }

    @Override
    public RecordSink.Wanted take(RecordBatch batch) throws IOException {
        tally.starts(batch);
        int from = 0;
        int to = 0;
        for (int n = 0; n < batch.count() && !choice.isDoneAfter(written); n++) {
            boolean taken = tally.takes(batch, n) && choice.takes(batch.index(n), tally.matched() - 1);
            if (tally.read() % PROGRESS_EVERY == 0) {
                progress.at(tally.read(), written);
            }
            if (taken) {
                if (batch.renderedFrom(n) != to) {
                    out.write(batch.rendered().array(), from, to - from);
                    from = batch.renderedFrom(n);
                }
                to = batch.renderedTo(n);
                lengths.add(batch.facts(n).length);
                written++;
            }
        }
        out.write(batch.rendered().array(), from, to - from);
        return choice.isDoneAfter(written) ? RecordSink.Wanted.NO_MORE : RecordSink.Wanted.MORE;
    }

    RecordTally tally() {
        return tally;
    }

    LengthSummary lengths() {
        return LengthSummary.of(lengths);
    }

    long written() {
        return written;
    }
}
