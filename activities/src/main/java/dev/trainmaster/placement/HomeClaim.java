package dev.trainmaster.placement;

import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.run.Phase;
import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.storage.StorageFailures;
import java.io.IOException;
import java.nio.file.Path;

/** Makes this host the home of a run: its directory, with the request in it. */
public final class HomeClaim {
    private final RunDirectories directories;
    private final String host;
    private final String controlQueue;
    private final JsonFiles files = new JsonFiles();

    public HomeClaim(RunDirectories directories, String host, String controlQueue) {
        this.directories = directories;
        this.host = host;
        this.controlQueue = controlQueue;
    }

    boolean isOfThisHost(Home home) {
        return home.host().equals(host);
    }

    public Home claim(String runId, TrainingRequest request) {
        Path directory = directories.of(runId);
        Path file = directory.resolve("request.json");
        try {
            files.write(file, request);
        } catch (IOException e) {
            throw StorageFailures.of(Phase.EXPORTING, "write", file, e);
        }
        return new Home(
                host,
                TaskQueues.ofHost(controlQueue, host),
                TaskQueues.trainingOfHost(controlQueue, host),
                directory.toString(),
                directories.startsSoFar(runId));
    }
}
