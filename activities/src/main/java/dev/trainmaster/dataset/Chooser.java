package dev.trainmaster.dataset;

import java.io.IOException;

/** Sees every record that passes the filters once, and then says which ones it wants. */
interface Chooser {
    void see(long recordIndex, ReasoningTrace trace);

    Choice choice();

    /** Lets a chooser see the whole source. */
    static Choice after(DatasetSource source, MetaFilter filter, Chooser chooser) throws IOException {
        source.read(new RecordSink() {
            @Override
            public Wanted good(SourceRecord entry) {
                if (filter.keeps(entry.trace())) {
                    chooser.see(entry.index(), entry.trace());
                }
                return Wanted.MORE;
            }

            @Override
            public Wanted bad(RecordProblem problem) {
                return Wanted.MORE;
            }
        });
        return chooser.choice();
    }
}
