package dev.trainmaster.dataset;

import dev.trainmaster.storage.StorageFailures;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bytes of a source: when they cannot be read, nobody takes that for a failure of what is written meanwhile. */
final class SourceInput extends FilterInputStream {
    private final String place;
    private long bytes;

    SourceInput(InputStream in, String place) {
        super(in);
        this.place = place;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
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
