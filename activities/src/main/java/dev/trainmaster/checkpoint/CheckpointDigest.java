package dev.trainmaster.checkpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.trainmaster.storage.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a checkpoint holds, to the bit.
 *
 * @param sha256 over one line for each file, in the order of their names, as {@code sha256sum} prints them
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CheckpointDigest(String sha256, long bytes, List<CheckpointFile> files) {

    public CheckpointDigest {
        files = List.copyOf(files);
    }

    static CheckpointDigest of(List<CheckpointFile> files) {
        String lines = files.stream()
                .map(file -> file.sha256() + "  " + file.name() + "\n")
                .collect(Collectors.joining());
        return new CheckpointDigest(
                Sha256.ofBytes(lines.getBytes(StandardCharsets.UTF_8)),
                files.stream().mapToLong(CheckpointFile::bytes).sum(),
                files);
    }
}
