package dev.trainmaster.dataset;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where records come from. Every reading gives the same records in the same order. */
public interface DatasetSource extends AutoCloseable {
    DatasetKey key();

    /** Where it lies, in words. */
    String place();

    List<SourceFile> files() throws IOException;

    ReaderLimits limits();

    /** What the readings of this source saw, in the source's own words, if it can change from one use to the next. */
    default Optional<String> snapshot() {
        return Optional.empty();
    }

    /** Lets go of what its readings share. */
    @Override
    default void close() {}

    /** A reading from the start. */
    SourceLines open() throws IOException;
}
