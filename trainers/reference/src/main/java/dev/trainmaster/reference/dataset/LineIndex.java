package dev.trainmaster.reference.dataset;

import java.util.Arrays;

/** Where each line of the file starts; a line's length leaves out its newline. */
final class LineIndex {
    private long[] starts = new long[1024];
    private int count;

    /** Adds the line that ends before `end`, the place of its newline. */
    void add(long end) {
        if (count + 2 > starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
        }
        starts[++count] = end + 1;
    }

    int count() {
        return count;
    }

    long start(int line) {
        return starts[line];
    }

    int length(int line) {
        return Math.toIntExact(starts[line + 1] - 1 - starts[line]);
    }
}
