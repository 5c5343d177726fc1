package dev.trainmaster.supervisor;

import java.nio.file.Path;

/** Where the files of one start lie. */
public record StartDirectory(Path path, int number) {

    public static final String EXIT = "exit.json";

    public Path spec() {
        return path.resolve("spec.json");
    }

    public Path shim() {
        return path.resolve("shim.json");
    }

    public Path trainer() {
        return path.resolve("trainer.json");
    }

    public Path exit() {
        return path.resolve(EXIT);
    }

    public Path stdout() {
        return path.resolve("stdout.log");
    }

    public Path stderr() {
        return path.resolve("stderr.log");
    }

    /** What the shim itself had to say; empty in a good life. */
    public Path shimLog() {
        return path.resolve("shim.log");
    }
}
