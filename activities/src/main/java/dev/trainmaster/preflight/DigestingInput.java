package dev.trainmaster.preflight;

import dev.trainmaster.storage.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts and digests what is read. */
final class DigestingInput extends FilterInputStream {
    private final Sha256 digest = new Sha256();
    private long bytes;

    DigestingInput(InputStream in) {
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
        return read;
    }

    String sha256() {
        return digest.hex();
    }

    long bytes() {
        return bytes;
    }
}
