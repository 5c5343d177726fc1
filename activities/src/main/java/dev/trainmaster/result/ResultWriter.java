package dev.trainmaster.result;

import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.storage.StorageFailures;
import dev.trainmaster.storage.Written;
import java.io.IOException;
import java.nio.file.Path;

/** Writes result.json. */
public final class ResultWriter {
    public static final String FILE_NAME = "result.json";

    private final JsonFiles files = new JsonFiles();

    public Written write(Path runDirectory, RunResult result) {
        Path file = runDirectory.resolve(FILE_NAME);
        try {
            return files.write(file, result);
        } catch (IOException e) {
            throw StorageFailures.of(result.outcome(), "write", file, e);
        }
    }
}
