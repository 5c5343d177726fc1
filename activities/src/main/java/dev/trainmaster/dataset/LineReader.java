package dev.trainmaster.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Splits bytes into lines in bounded memory: a line that is too long is found out before it is held. */
final class LineReader implements SourceLines {
    private static final int FIRST_BUFFER_BYTES = 1 << 16;

    private final InputStream in;
    private final String file;
    private final int mostBytes;
    private byte[] buffer;
    private int start;
    private int end;
    private int lineStart;
    private int lineLength;
    private long lineNumber;

    LineReader(InputStream in, String file, int mostBytes) {
        this.in = in;
        this.file = file;
        this.mostBytes = mostBytes;
        this.buffer = new byte[Math.min(FIRST_BUFFER_BYTES, mostBytes + 1)];
    }

    /** An end without a newline ends a line too. */
    @Override
    public boolean next() throws IOException {
        int searched = start;
        while (true) {
            int newline = PlainBytes.newline(buffer, searched, end);
            if (newline < end) {
                return found(newline, newline + 1);
            }
            searched = fill();
            if (searched < 0) {
                return start < end && found(end, end);
            }
        }
    }

    @Override
    public byte[] bytes() {
        return buffer;
    }

    @Override
    public int offset() {
        return lineStart;
    }

    /** Without the newline, and without the carriage return before it. */
    @Override
    public int length() {
        return lineLength;
    }

    @Override
    public String file() {
        return file;
    }

    @Override
    public long number() {
        return lineNumber;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean found(int lineEnd, int nextStart) {
        lineStart = start;
        lineLength = lineEnd - start;
        if (lineLength > 0 && buffer[lineEnd - 1] == '\r') {
            lineLength--;
        }
        start = nextStart;
        lineNumber++;
        return true;
    }

    /** Reads more behind what is there; answers where the new bytes begin, or -1 at the end. */
    private int fill() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end > mostBytes) {
            throw new UnusableSourceException(new RecordProblem(
                    file,
                    lineNumber + 1,
                    "the line is longer than " + mostBytes + " bytes, the most that is read; is this JSONL with one"
                            + " record on each line?"));
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(mostBytes + 1L, buffer.length * 2L));
        }
        int read = in.read(buffer, end, buffer.length - end);
        if (read < 0) {
            return -1;
        }
        int from = end;
        end += read;
        return from;
    }
}
