package dev.trainmaster.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests as people compare them: lower-case hexadecimal. */
public final class Sha256 {
    /** For whoever reads whole files: each thread keeps a buffer of that size outside the heap, for as long as it lives. */
    public static final int BLOCK_BYTES = 64 * 1024;

    private final MessageDigest digest = algorithm();

    public static String ofFile(Path file) throws IOException {
        return ofFile(file, () -> {});
    }

    /** @param alive called with every block: whoever waits may want to know */
    public static String ofFile(Path file, Runnable alive) throws IOException {
        Sha256 sha = new Sha256();
        byte[] buffer = new byte[BLOCK_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha.update(buffer, 0, read);
                alive.run();
            }
        }
        return sha.hex();
    }

    public static String ofBytes(byte[] bytes) {
        Sha256 sha = new Sha256();
        sha.update(bytes, 0, bytes.length);
        return sha.hex();
    }

    public void update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
    }

    /** The digest of all so far; the next update begins anew. */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest algorithm() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
