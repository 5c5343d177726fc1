package dev.trainmaster.storage;

import java.io.IOException;
import java.io.InputStream;

/** Shows the bytes that are read to somebody as they pass. */
public abstract class ObservedInput extends BlockInput {
    protected ObservedInput(InputStream in) {
        super(in);
    }

    protected abstract void passed(byte[] buffer, int offset, int length) throws IOException;

    protected abstract void ended();

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
