package dev.trainmaster.training;

import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.StartDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/** Remembers on disk which worker watches a start, so that the next one can hand back what a dead one still holds. */
public final class WatchFiles {

    private static final String NAME = "watch.json";

    private final JsonFiles json = new JsonFiles();
    private final WorkerIdentity self;

    public WatchFiles(WorkerIdentity self) {
        this.self = self;
    }

    /** The attempt that a worker is on. */
    record Watch(WorkerIdentity worker, String taskToken) {

        byte[] token() {
            return Base64.getDecoder().decode(taskToken);
        }
    }

    void watching(RunDirectory run, int start, byte[] taskToken) throws IOException {
        json.write(file(run.start(start)), new Watch(self, Base64.getEncoder().encodeToString(taskToken)));
    }

    void done(RunDirectory run, int start) throws IOException {
        Files.deleteIfExists(file(run.start(start)));
    }

    Optional<Watch> of(StartDirectory start) throws IOException {
        Path file = file(start);
        return Files.exists(file) ? Optional.of(json.read(file, Watch.class)) : Optional.empty();
    }

    private static Path file(StartDirectory start) {
        return start.path().resolve(NAME);
    }
}
