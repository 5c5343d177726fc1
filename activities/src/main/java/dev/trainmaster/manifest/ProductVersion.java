package dev.trainmaster.manifest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Which Trainmaster this is. */
public record ProductVersion(String text) {
    public static ProductVersion ofThisBuild() {
        try (InputStream in = ProductVersion.class.getResourceAsStream("version.txt")) {
            return new ProductVersion(new String(in.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("version.txt is part of this program", e);
        }
    }
}
