package dev.trainmaster.dataset;

import java.io.IOException;
import java.io.InputStream;

/** Every line of a file as it is: we wrote it, so nothing needs to be tolerated. */
final class RawLines implements SourceLines {
    private final InputStream in;
    private final String file;
    private final LineReader lines;

    RawLines(InputStream in, String file, ReaderLimits limits) {
        this.in = in;
        this.file = file;
        this.lines = new LineReader(in, file, limits.lineBytes());
    }

    @Override
    public boolean next() throws IOException {
        return lines.next();
    }

    @Override
    public byte[] bytes() {
        return lines.bytes();
    }

    @Override
    public int offset() {
        return lines.offset();
    }

    @Override
    public int length() {
        return lines.length();
    }

    @Override
    public String file() {
        return file;
    }

    @Override
    public long number() {
        return lines.number();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
