package dev.trainmaster.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Shows the bytes that are read to somebody as they pass. */
public abstract class ObservedInput extends FilterInputStream {
    protected ObservedInput(InputStream in) {
        super(in);
    }

    protected abstract void passed(byte[] buffer, int offset, int length) throws IOException;

    protected abstract void ended();

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public final int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            passed(buffer, offset, read);
        } else if (read < 0) {
            ended();
        }
        return read;
    }
}
