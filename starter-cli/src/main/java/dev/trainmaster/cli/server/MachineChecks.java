package dev.trainmaster.cli.server;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.Surroundings;
import dev.trainmaster.cli.console.Figures;
import dev.trainmaster.cli.dataset.Datasets;
import dev.trainmaster.failure.FailureException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What can be seen without a server. */
final class MachineChecks {

    private static final long LITTLE_SPACE = 1L << 30;

    private final Surroundings surroundings;

    MachineChecks(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    List<Check> run() {
        return List.of(java(), home(), programs(), datasets());
    }

    private static Check java() {
        return Check.good("Java", Runtime.version() + " (" + System.getProperty("java.home") + ")");
    }

    private Check home() {
        Path home = surroundings.home();
        try {
            Files.createDirectories(home);
            Path probe = Files.createTempFile(home, "doctor", ".tmp");
            Files.delete(probe);
            long free = Files.getFileStore(home).getUsableSpace();
            return free < LITTLE_SPACE
                    ? Check.warning(
                            "Home",
                            home + " has " + Figures.bytes(free) + " left",
                            "Free some space, or set TRAINMASTER_HOME.")
                    : Check.good("Home", home + ", " + Figures.bytes(free) + " free");
        } catch (IOException e) {
            return Check.bad(
                    "Home",
                    home + " cannot be written: " + e,
                    "Mend its permissions, or set TRAINMASTER_HOME to another folder.");
        }
    }

    private Check programs() {
        Optional<Path> installation = surroundings.installation();
        if (installation.isEmpty()) {
            return Check.warning("Programs", "TRAINMASTER_INSTALL is not set", "Use the launcher: ./trainmaster");
        }
        for (String jar : List.of(
                "worker-app/target/trainmaster-worker-app.jar",
                "trainers/reference/target/trainmaster-reference-trainer.jar")) {
            if (!Files.isRegularFile(installation.get().resolve(jar))) {
                return Check.bad(
                        "Programs", installation.get().resolve(jar) + " is missing", "mvn -DskipTests package");
            }
        }
        return Check.good("Programs", installation.get().normalize().toString());
    }

    private Check datasets() {
        Path root = surroundings.home().resolve("datasets");
        try {
            return Check.good(
                    "Datasets",
                    Figures.count(new Datasets(surroundings).store().list().size(), "dataset") + ", yours are in "
                            + root);
        } catch (CommandFailure | FailureException | UncheckedIOException e) {
            return Check.bad("Datasets", root + " cannot be read: " + e.getMessage(), "Mend its permissions.");
        }
    }
}
