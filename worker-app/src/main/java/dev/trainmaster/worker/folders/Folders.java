package dev.trainmaster.worker.folders;

import java.nio.file.Path;

/** Where the worker's files are, all absolute. */
public record Folders(Path home, Path install, Path runs, Path datasets, Path trainers) {

    /** The class files of the shims, which outlive the worker that started them. */
    public Path shim() {
        return home.resolve("worker").resolve("shim");
    }

    public Path workerRecord() {
        return home.resolve("worker").resolve("worker.json");
    }
}
