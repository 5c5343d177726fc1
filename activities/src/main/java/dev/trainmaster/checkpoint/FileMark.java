package dev.trainmaster.checkpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Tells whether somebody has written to a file since. */
@JsonIgnoreProperties(ignoreUnknown = true)
record FileMark(long bytes, long modifiedMillis) {

    static FileMark of(Path file) throws IOException {
        try {
            return new FileMark(
                    Files.size(file), Files.getLastModifiedTime(file).toMillis());
        } catch (NoSuchFileException e) {
            return new FileMark(-1, -1);
        }
    }
}
