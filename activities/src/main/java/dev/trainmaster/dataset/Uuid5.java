package dev.trainmaster.dataset;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** Names to UUIDs in the URL namespace, as RFC 4122 has it: the same name is the same id for ever. */
public final class Uuid5 {
    private static final byte[] URL_NAMESPACE = bytes(UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8"));

    private final MessageDigest sha1 = sha1();

    public UUID of(String name) {
        sha1.update(URL_NAMESPACE);
        ByteBuffer digest = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long most = digest.getLong() & ~0xF000L | 0x5000L;
        long least = digest.getLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(most, least);
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
