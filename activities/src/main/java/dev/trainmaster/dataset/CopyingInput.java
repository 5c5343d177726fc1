package dev.trainmaster.dataset;

import dev.trainmaster.storage.ObservedInput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Writes down what is read, so that what was checked is what is kept. */
final class CopyingInput extends ObservedInput {
    private final OutputStream copy;

    CopyingInput(InputStream in, OutputStream copy) {
        super(in);
        this.copy = copy;
    }

    @Override
    protected void passed(byte[] buffer, int offset, int length) throws IOException {
        copy.write(buffer, offset, length);
    }

    @Override
    protected void ended() {}
}
