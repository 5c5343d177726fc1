package dev.trainmaster.reference.manifest;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A bounded, always equal part of what `mvn -Pfuzz` does for ten minutes. */
@Timeout(300)
class AnyManifestTest {
    private static final int TRIES = 1_000;
    private static final List<String> SALT = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "- ",
            "? ",
            "&a ",
            "*a",
            "!!java.net.URL ",
            "~",
            "-1",
            "1e999",
            "0x7",
            ".inf",
            "99999999999999999999",
            "\"\\x4",
            "\n",
            "\t",
            "\u0000",
            "\uFEFF",
            "#",
            "'",
            "<<: ",
            "schemaVersion",
            "null");

    private final Random random = new Random(42);

    @Test
    void whateverTheBytesAreTheyAreAManifestOrRefusedInWords() {
        byte[] good = AnyManifest.GOOD.getBytes(StandardCharsets.UTF_8);
        for (int n = 0; n < TRIES; n++) {
            byte[] bytes = good;
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                bytes = changed(bytes);
            }
            try {
                AnyManifest.isReadOrRefusedInWords(bytes);
            } catch (RuntimeException | Error e) {
                throw new AssertionError(
                        "try " + n + ", the bytes in base64: "
                                + Base64.getEncoder().encodeToString(bytes),
                        e);
            }
        }
    }

    /** A piece of it gone, with something else in its place, or a single byte that is another. */
    private byte[] changed(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(12));
        byte[] middle = random.nextInt(4) == 0
                ? new byte[] {(byte) random.nextInt(256)}
                : SALT.get(random.nextInt(SALT.size())).getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(middle);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
