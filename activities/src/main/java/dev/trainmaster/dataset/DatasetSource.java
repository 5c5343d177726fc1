package dev.trainmaster.dataset;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Where records come from. Every reading gives the same records in the same order. */
public interface DatasetSource {
    DatasetKey key();

    /** Where it lies, in words. */
    String place();

    List<SourceFile> files() throws IOException;

    /** Keys that its records have beyond a ReasoningTrace, and how often, as far as the last reading went. */
    Map<String, Long> ignoredKeys();

    /** Reads to the end, or until the sink wants no more. What makes the whole source unusable is thrown. */
    void read(RecordSink sink) throws IOException;
}
