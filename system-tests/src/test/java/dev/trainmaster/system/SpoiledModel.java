package dev.trainmaster.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Copies of a good model of which one thing is wrong. */
final class SpoiledModel {

    private SpoiledModel() {}

    /** With another number in its config.json. */
    static Path with(Path good, Path copy, String key, int value) {
        try {
            copied(good, copy);
            ObjectMapper mapper = new ObjectMapper();
            ObjectNode config =
                    (ObjectNode) mapper.readTree(copy.resolve("config.json").toFile());
            mapper.writeValue(copy.resolve("config.json").toFile(), config.put(key, value));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With weights that are no numbers, each four bytes long. */
    static Path withoutNumbers(Path good, Path copy) {
        try {
            copied(good, copy);
            Path weights = copy.resolve("model.safetensors");
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(weights)).order(ByteOrder.LITTLE_ENDIAN);
            int begin = Long.BYTES + (int) bytes.getLong(0);
            for (int at = begin; at + Float.BYTES <= bytes.limit(); at += Float.BYTES) {
                bytes.putFloat(at, Float.NaN);
            }
            Files.write(weights, bytes.array());
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copied(Path good, Path copy) throws IOException {
        Files.createDirectories(copy);
        try (Stream<Path> entries = Files.list(good)) {
            List<Path> files = entries.filter(Files::isRegularFile).toList();
            for (Path file : files) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
    }
}
