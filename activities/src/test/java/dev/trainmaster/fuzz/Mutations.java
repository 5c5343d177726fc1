package dev.trainmaster.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Bytes that are nearly right: seeds that were cut, mixed, doubled and salted with what readers stumble over. */
public final class Mutations {
    private static final List<String> SALT = List.of(
            "\"",
            "\\",
            "\\u",
            "\\ud83d",
            "\\udc00",
            "\\u0000",
            "{",
            "}",
            "[",
            "]",
            "[[[[",
            ":",
            ",",
            "null",
            "NaN",
            "1e999",
            "-0",
            "9999999999999999999999",
            "true",
            "\n",
            "\r\n",
            "\r",
            "\t",
            "\u0000",
            "\uFEFF",
            "\u2028",
            "\uD83D\uDE00",
            "&a",
            "*a",
            "!!java.net.URL",
            "? ",
            "- ",
            "---",
            "#",
            "'",
            "id",
            "steps",
            "meta");
    private static final int MOST_BYTES = 1 << 16;

    private final Random random;
    private final List<byte[]> seeds;

    /** The same seed gives the same bytes for ever. */
    public Mutations(long seed, List<String> seeds) {
        this.random = new Random(seed);
        this.seeds = seeds.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    public byte[] next() {
        byte[] bytes = seed();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            bytes = changed(bytes);
        }
        return bytes.length <= MOST_BYTES ? bytes : Arrays.copyOf(bytes, MOST_BYTES);
    }

    private byte[] changed(byte[] bytes) {
        int at = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, at + random.nextInt(1 + bytes.length / 4));
        return switch (random.nextInt(8)) {
            case 0 -> joined(bytes, at, new byte[] {(byte) random.nextInt(256)}, at);
            case 1 -> joined(bytes, at, new byte[] {(byte) random.nextInt(256)}, Math.min(bytes.length, at + 1));
            case 2, 3 -> joined(bytes, at, salt(), at);
            case 4 -> joined(bytes, at, salt(), to);
            case 5 -> joined(bytes, at, new byte[0], to);
            case 6 -> joined(bytes, to, Arrays.copyOfRange(bytes, at, to), to);
            default -> joined(bytes, at, seed(), bytes.length);
        };
    }

    private byte[] seed() {
        return seeds.get(random.nextInt(seeds.size())).clone();
    }

    private byte[] salt() {
        return SALT.get(random.nextInt(SALT.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] bytes, int at, byte[] middle, int from) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        out.writeBytes(middle);
        out.write(bytes, from, bytes.length - from);
        return out.toByteArray();
    }
}
