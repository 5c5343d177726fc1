package dev.trainmaster.cli.trainer;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.storage.Sha256;
import dev.trainmaster.trainer.InstallRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/** A trainer's virtual environment. A file written last says that it is whole, and from which lock file it was made. */
public final class Venv {

    private static final String RECORD = "trainmaster-install.json";

    private final Path path;

    Venv(Path path) {
        this.path = path;
    }

    /** What is there of it. */
    public enum State {
        NOT_INSTALLED,
        HALF_MADE,
        OUTDATED,
        INSTALLED;

        @JsonValue
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** How it was made. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Made(String variant, String lockSha256, String python, Instant at) {}

    public Path path() {
        return path;
    }

    Path python() {
        return path.resolve("bin/python");
    }

    public State state(InstallRule rule, Path installation) {
        if (!Files.isDirectory(path)) {
            return State.NOT_INSTALLED;
        }
        if (!Files.exists(record()) || !Files.exists(python())) {
            return State.HALF_MADE;
        }
        try {
            Made made = made();
            return made.lockSha256().equals(Sha256.ofFile(lock(rule, made.variant(), installation)))
                    ? State.INSTALLED
                    : State.OUTDATED;
        } catch (IOException e) {
            return State.OUTDATED;
        }
    }

    /** Of one that the user made: nothing says from which lock file. */
    State stateOfOwn() {
        return Files.exists(python()) ? State.INSTALLED : State.NOT_INSTALLED;
    }

    static Path lock(InstallRule rule, String variant, Path installation) {
        return installation.resolve(rule.variants().getOrDefault(variant, rule.lock()));
    }

    Made made() throws IOException {
        return new JsonFiles().read(record(), Made.class);
    }

    void finish(Made made) {
        try {
            new JsonFiles().write(record(), made);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + record(), e);
        }
    }

    void reopen() throws IOException {
        Files.deleteIfExists(record());
    }

    private Path record() {
        return path.resolve(RECORD);
    }
}
