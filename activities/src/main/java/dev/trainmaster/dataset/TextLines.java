package dev.trainmaster.dataset;

import java.io.IOException;
import java.io.InputStream;

/**
 * The lines of one text in bounded memory. A byte order mark at the start, carriage returns before newlines, empty
 * lines and a missing last newline are tolerated.
 */
final class TextLines implements SourceLines {
    private static final int BOM_BYTES = 3;

    private final LineReader lines;
    private int offset;
    private int length;

    TextLines(InputStream in, String file, ReaderLimits limits) {
        this.lines = new LineReader(in, file, limits.lineBytes());
    }

    @Override
    public boolean next() throws IOException {
        try {
            return nextRecord();
        } catch (Decompression.DamagedException e) {
            throw new UnusableSourceException(new RecordProblem(file(), lines.number() + 1, e.getMessage()));
        }
    }

    private boolean nextRecord() throws IOException {
        while (lines.next()) {
            offset = lines.offset();
            length = lines.length();
            if (lines.number() == 1) {
                skipMark();
                Magic.refuseBinary(file(), bytes(), offset, length);
            }
            if (!isBlank()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public byte[] bytes() {
        return lines.bytes();
    }

    @Override
    public int offset() {
        return offset;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public String file() {
        return lines.file();
    }

    @Override
    public long number() {
        return lines.number();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private void skipMark() {
        byte[] bytes = bytes();
        boolean marked = length >= BOM_BYTES
                && (bytes[offset] & 0xFF) == 0xEF
                && (bytes[offset + 1] & 0xFF) == 0xBB
                && (bytes[offset + 2] & 0xFF) == 0xBF;
        if (marked) {
            offset += BOM_BYTES;
            length -= BOM_BYTES;
        }
    }

    private boolean isBlank() {
        byte[] bytes = bytes();
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }
}
