package dev.trainmaster.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

/** Checkpoints as a trainer leaves them: a large file, a small one, and one in a folder of its own. */
public final class SavedCheckpoints {

    private static final int LARGE = 3_000_000;

    private SavedCheckpoints() {}

    public static Path save(Path folder, long step) throws IOException {
        Path checkpoint = Files.createDirectories(folder.resolve(Long.toString(step)));
        byte[] numbers = new byte[LARGE];
        new Random(step).nextBytes(numbers);
        Files.write(checkpoint.resolve("state.bin"), numbers);
        Files.writeString(checkpoint.resolve("checkpoint.json"), "{\"step\":" + step + "}");
        Files.createDirectories(checkpoint.resolve("shards"));
        Files.writeString(checkpoint.resolve("shards/0"), "shard of " + step);
        return checkpoint;
    }

    /** One bit, somewhere in the middle: neither the length nor any name tells. */
    public static void flipOneBit(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    static long entries(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }
}
