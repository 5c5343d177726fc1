package dev.trainmaster.dataset;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Names to UUIDs in the URL namespace, as RFC 4122 has it: the same name is the same id for ever. */
public final class Uuid5 {
    private static final byte[] URL_NAMESPACE = bytes(UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8"));

    static final int DIGEST_BYTES = 20;

    private final MessageDigest sha1 = sha1();

    public UUID of(String name) {
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        return of(utf8, utf8.length);
    }

    UUID of(byte[] name, int length) {
        byte[] digest = new byte[DIGEST_BYTES];
        of(name, length, digest);
        ByteBuffer id = ByteBuffer.wrap(digest);
        return new UUID(id.getLong(), id.getLong());
    }

    /** Leaves the id in the first 16 bytes of the digest. */
    void of(byte[] name, int length, byte[] digest) {
        sha1.update(URL_NAMESPACE);
        sha1.update(name, 0, length);
        try {
            sha1.digest(digest, 0, DIGEST_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("a SHA-1 digest has " + DIGEST_BYTES + " bytes", e);
        }
        digest[6] = (byte) (digest[6] & 0x0F | 0x50);
        digest[8] = (byte) (digest[8] & 0x3F | 0x80);
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
