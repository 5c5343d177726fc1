package dev.trainmaster.reference.checkpoint;

import dev.trainmaster.reference.json.FlatJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** What lies in a checkpoint's directory: the numbers, and a header whose digest covers both. */
final class CheckpointFormat {
    static final String STATE = "state.bin";
    static final String HEADER = "checkpoint.json";
    private static final String DIGEST = "sha256";
    private static final String STEP = "step";

    private final FlatJson json = new FlatJson();

    /** A checkpoint as read: `settings` are those that it was trained with. */
    record Loaded(int step, Map<String, String> settings, byte[] numbers) {}

    void write(Path directory, TrainingState state, Map<String, String> settings) throws IOException {
        byte[] numbers = state.toBytes();
        Map<String, Object> header = new LinkedHashMap<>();
        header.put(STEP, Integer.toString(state.step()));
        header.putAll(settings);
        header.put(DIGEST, digest(json.line(header), numbers));
        DurableFiles.write(directory.resolve(STATE), numbers);
        DurableFiles.write(directory.resolve(HEADER), (json.line(header) + "\n").getBytes(StandardCharsets.UTF_8));
        DurableFiles.sync(directory);
    }

    /** Throws an IOException that says what is damaged. */
    Loaded read(Path directory) throws IOException {
        Loaded loaded = readAnywhere(directory);
        if (!directory.getFileName().toString().equals(Integer.toString(loaded.step()))) {
            throw new IOException("it holds step " + loaded.step());
        }
        return loaded;
    }

    /** The same of one that was copied under another name. */
    Loaded readAnywhere(Path directory) throws IOException {
        Map<String, String> header = json.parse(Files.readString(directory.resolve(HEADER)));
        byte[] numbers = Files.readAllBytes(directory.resolve(STATE));
        String expected = header.remove(DIGEST);
        String actual = digest(json.line(new LinkedHashMap<>(header)), numbers);
        if (!actual.equals(expected)) {
            throw new IOException("its digest is " + actual + ", its header says " + expected);
        }
        int step = Integer.parseInt(header.remove(STEP));
        return new Loaded(step, header, numbers);
    }

    private static String digest(String header, byte[] numbers) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(header.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(numbers));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
