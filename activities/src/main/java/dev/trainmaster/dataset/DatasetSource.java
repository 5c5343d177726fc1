package dev.trainmaster.dataset;

import java.io.IOException;
import java.util.List;

/** Where records come from. Every reading gives the same records in the same order. */
public interface DatasetSource {
    DatasetKey key();

    /** Where it lies, in words. */
    String place();

    List<SourceFile> files() throws IOException;

    ReaderLimits limits();

    /** A reading from the start. */
    SourceLines open() throws IOException;
}
