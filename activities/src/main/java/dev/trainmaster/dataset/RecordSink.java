package dev.trainmaster.dataset;

import java.io.IOException;

/** Takes the records of a source one by one. */
public interface RecordSink {
    /** Answers whether more is wanted. */
    Wanted good(SourceRecord entry) throws IOException;

    Wanted bad(RecordProblem problem) throws IOException;

    /** Whether the source should go on. */
    enum Wanted {
        MORE,
        NO_MORE
    }
}
