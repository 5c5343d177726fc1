package dev.trainmaster.dataset;

import java.io.Closeable;
import java.io.IOException;

/** The records of a source as lines of JSON, one after the other. */
public interface SourceLines extends Closeable {
    /** Goes to the next record; false at the end. What makes the whole source unusable is thrown. */
    boolean next() throws IOException;

    /** The line is a part of these bytes, until the next one is asked for. */
    byte[] bytes();

    int offset();

    int length();

    String file();

    /** The line's number in its file, from 1. */
    long number();
}
