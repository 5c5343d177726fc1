package dev.trainmaster.placement;

import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.run.Phase;
import dev.trainmaster.storage.StorageFailures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where the files of every run lie: one directory a run, below one root. */
public final class RunDirectories {
    private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final Pattern START = Pattern.compile("[1-9][0-9]{0,8}");

    private final Path root;

    public RunDirectories(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** An id becomes a directory's name, so it can never lead out of the root. */
    public Path of(String runId) {
        if (!RUN_ID.matcher(runId).matches() || runId.contains("..")) {
            throw FailureException.of(
                    FailureType.INVALID_REQUEST,
                    Phase.EXPORTING,
                    "\"" + shortened(runId) + "\" is no run id: 1 to 128 letters, digits, dots, dashes and underscores,"
                            + " the first a letter or digit, and no \"..\"");
        }
        return root.resolve(runId);
    }

    /** The highest start number that the run's trainer ever had here. */
    public int startsSoFar(String runId) {
        Path train = of(runId).resolve("train");
        if (!Files.isDirectory(train)) {
            return 0;
        }
        try (Stream<Path> entries = Files.list(train)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> START.matcher(name).matches())
                    .mapToInt(Integer::parseInt)
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw StorageFailures.of(Phase.EXPORTING, "list", train, e);
        }
    }

    private static String shortened(String text) {
        return text.length() <= 140 ? text : text.substring(0, 137) + "...";
    }
}
