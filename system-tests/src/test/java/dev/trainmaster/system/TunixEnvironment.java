package dev.trainmaster.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The Python environment that the build of trainers/tunix made, named by its lock's digest. */
record TunixEnvironment(Path directory) {

    private static final Path LOCK = Path.of("..", "trainers", "tunix", "requirements-cpu.lock");

    /** Where it is missing, the test fails under CI=true and is reported as aborted elsewhere. */
    static TunixEnvironment required() {
        Map<String, String> environment = System.getenv();
        Path directory = cache(environment).resolve("venvs").resolve(digest().substring(0, 16));
        if (!Files.exists(directory.resolve("complete"))) {
            String words = "This test needs the tunix trainer's Python environment " + directory
                    + ". Install Python 3.11 or newer with venv and run trainers/tunix/tools/check.sh";
            if ("true".equals(environment.get("CI"))) {
                throw new AssertionError(words);
            }
            return Assumptions.abort(words);
        }
        return new TunixEnvironment(directory);
    }

    /** As {@code trainer install} leaves it. */
    void installInto(TestHome home) {
        try {
            Path venvs = Files.createDirectories(home.path().resolve("trainers").resolve("venvs"));
            if (!Files.exists(venvs.resolve("tunix"))) {
                Files.createSymbolicLink(venvs.resolve("tunix"), directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path cache(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("TRAINMASTER_CACHE"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "trainmaster"));
    }

    private static String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(LOCK)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
