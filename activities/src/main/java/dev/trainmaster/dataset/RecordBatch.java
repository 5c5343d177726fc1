package dev.trainmaster.dataset;

import java.io.IOException;

/** Some lines on their way, and what became of each. It is filled, worked on and taken by one thread at a time. */
final class RecordBatch {
    private static final int MOST_RECORDS = 1 << 10;
    private static final int ENOUGH_BYTES = 1 << 17;

    private final Bytes lines = new Bytes(ENOUGH_BYTES + (ENOUGH_BYTES >> 3));
    private final int[] lineTo = new int[MOST_RECORDS];
    private final long[] numbers = new long[MOST_RECORDS];
    private final String[] files = new String[MOST_RECORDS];
    private long firstIndex;
    private int count;
    private Exception end;

    private final Bytes rendered = new Bytes(ENOUGH_BYTES * 2);
    private final int[] renderedTo = new int[MOST_RECORDS];
    private final RecordFacts[] facts = new RecordFacts[MOST_RECORDS];
    private final IgnoredKeys ignored = new IgnoredKeys();

    RecordBatch() {
        for (int n = 0; n < MOST_RECORDS; n++) {
            facts[n] = new RecordFacts();
        }
    }

    /** Answers whether there may be more lines. What the source throws is kept until the records before it are taken. */
    boolean fill(SourceLines source, long index) {
        firstIndex = index;
        count = 0;
        end = null;
        letGo();
        try {
            while (count < MOST_RECORDS && lines.size() < ENOUGH_BYTES) {
                if (!source.next()) {
                    return false;
                }
                lines.write(source.bytes(), source.offset(), source.length());
                lineTo[count] = lines.size();
                numbers[count] = source.number();
                files[count++] = source.file();
            }
            return true;
        } catch (IOException | RuntimeException e) {
            end = e;
            return false;
        }
    }

    /** A batch that waits for its next use must not hold the longest line that it ever had. */
    void letGo() {
        lines.clear();
        rendered.clear();
    }

    void throwWhatEndedIt() throws IOException {
        if (end instanceof IOException e) {
            throw e;
        }
        if (end instanceof RuntimeException e) {
            throw e;
        }
    }

    int count() {
        return count;
    }

    long index(int n) {
        return firstIndex + n;
    }

    int bytes() {
        return lines.size();
    }

    byte[] lines() {
        return lines.array();
    }

    int from(int n) {
        return n == 0 ? 0 : lineTo[n - 1];
    }

    int to(int n) {
        return lineTo[n];
    }

    RecordFacts facts(int n) {
        return facts[n];
    }

    RecordProblem problem(int n) {
        return new RecordProblem(files[n], numbers[n], facts[n].column, facts[n].problem);
    }

    /** Of one that is larger in memory than anybody could foresee, spelled out as it is. */
    RecordProblem tooMuch() {
        return new RecordProblem(
                files[0],
                numbers[0],
                count == 1
                        ? "the record takes more memory than there is; give the process more memory"
                        : "this record and those behind it take more memory than there is; give the process more memory");
    }

    Bytes rendered() {
        return rendered;
    }

    /** All that was rendered since the record before belongs to this one. */
    void isRendered(int n) {
        renderedTo[n] = rendered.size();
    }

    int renderedFrom(int n) {
        return n == 0 ? 0 : renderedTo[n - 1];
    }

    int renderedTo(int n) {
        return renderedTo[n];
    }

    IgnoredKeys ignored() {
        return ignored;
    }
}
