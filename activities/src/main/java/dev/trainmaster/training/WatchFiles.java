package dev.trainmaster.training;

import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.StartDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers on disk which worker watches a start, so that the next one can hand back what a dead one still holds. It
 * only saves time, so no trouble with it may disturb a training.
 */
public final class WatchFiles {

    private static final Logger LOG = LoggerFactory.getLogger(WatchFiles.class);
    private static final String NAME = "watch.json";
    private static final String EXECUTION = "execution.json";

    private static final JsonFiles JSON = new JsonFiles();

    private final WorkerIdentity self;

    public WatchFiles(WorkerIdentity self) {
        this.self = self;
    }

    /** The execution on the server that trains; it stays when nobody watches any more. */
    record Execution(String workflowRunId) {}

    /** The attempt that a worker is on. */
    record Watch(WorkerIdentity worker, String taskToken) {

        Watch {
            Objects.requireNonNull(worker, "worker");
            Objects.requireNonNull(taskToken, "taskToken");
        }

        byte[] token() {
            return Base64.getDecoder().decode(taskToken);
        }
    }

    void watching(RunDirectory run, int start, byte[] taskToken) {
        try {
            JSON.write(file(run.start(start)), new Watch(self, encoded(taskToken)));
        } catch (IOException e) {
            LOG.warn("Cannot write {}: after a crash of this worker the next one waits", file(run.start(start)), e);
        }
    }

    void trainsFor(RunDirectory run, int start, String workflowRunId) {
        Path file = run.start(start).path().resolve(EXECUTION);
        try {
            JSON.write(file, new Execution(workflowRunId));
        } catch (IOException e) {
            LOG.warn("Cannot write {}: if nobody watches any more, the run is known by its name alone", file, e);
        }
    }

    static Optional<String> trainedFor(StartDirectory start) throws IOException {
        Path file = start.path().resolve(EXECUTION);
        return Files.exists(file)
                ? Optional.ofNullable(JSON.read(file, Execution.class)).map(Execution::workflowRunId)
                : Optional.empty();
    }

    /** Leaves the file alone if another attempt has written it since. */
    void done(RunDirectory run, int start, byte[] taskToken) {
        try {
            if (of(run.start(start)).map(Watch::taskToken).equals(Optional.of(encoded(taskToken)))) {
                forget(run.start(start));
            }
        } catch (IOException e) {
            LOG.warn("Cannot remove {}: it names an attempt that is over", file(run.start(start)), e);
        }
    }

    void forget(StartDirectory start) throws IOException {
        Files.deleteIfExists(file(start));
    }

    Optional<Watch> of(StartDirectory start) throws IOException {
        Path file = file(start);
        return Files.exists(file) ? Optional.ofNullable(JSON.read(file, Watch.class)) : Optional.empty();
    }

    boolean isSelf(WorkerIdentity worker) {
        return self.equals(worker);
    }

    private static String encoded(byte[] taskToken) {
        return Base64.getEncoder().encodeToString(taskToken);
    }

    private static Path file(StartDirectory start) {
        return start.path().resolve(NAME);
    }
}
