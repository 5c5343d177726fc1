package dev.trainmaster.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts and digests what is read. */
public final class DigestingInput extends FilterInputStream {
    private final Sha256 digest = new Sha256();
    private long bytes;
    private boolean isAtEnd;

    public DigestingInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = in.read(buffer, offset, length);
        if (read > 0) {
            digest.update(buffer, offset, read);
            bytes += read;
        }
        isAtEnd |= read < 0;
        return read;
    }

    /** Whether nothing more comes: then the digest is that of all of it. */
    public boolean isAtEnd() {
        return isAtEnd;
    }

    /** To be asked for once. */
    public String sha256() {
        return digest.hex();
    }

    public long bytes() {
        return bytes;
    }
}
