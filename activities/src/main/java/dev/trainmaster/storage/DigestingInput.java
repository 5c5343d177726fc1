package dev.trainmaster.storage;

import java.io.InputStream;

/** Counts and digests what is read. */
public final class DigestingInput extends ObservedInput {
    private final Sha256 digest = new Sha256();
    private long bytes;
    private boolean isAtEnd;

    public DigestingInput(InputStream in) {
        super(in);
    }

    @Override
    protected void passed(byte[] buffer, int offset, int length) {
        digest.update(buffer, offset, length);
        bytes += length;
    }

    @Override
    protected void ended() {
        isAtEnd = true;
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
