package dev.trainmaster.dataset;

import dev.trainmaster.storage.BlockInput;
import dev.trainmaster.storage.StorageFailures;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of a source: when they cannot be read, nobody takes that for a failure of what is written meanwhile. */
final class SourceInput extends BlockInput {
    private final String place;
    private long bytes;

    SourceInput(InputStream in, String place) {
        super(in);
        this.place = place;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int read = in.read(buffer, offset, length);
            bytes += Math.max(read, 0);
            return read;
        } catch (IOException e) {
            throw new LostSourceException(
                    place + " cannot be read any further, after byte " + bytes + ": " + StorageFailures.reason(e)
                            + "; nothing was written",
                    e);
        }
    }
}
