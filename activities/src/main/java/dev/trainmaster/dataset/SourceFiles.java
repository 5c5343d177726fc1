package dev.trainmaster.dataset;

import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.run.Phase;
import dev.trainmaster.storage.StorageFailures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the files of a dataset: one file, or every JSONL file right below a directory, in order of their names. */
final class SourceFiles {
    private SourceFiles() {}

    static List<Path> at(Path path) {
        if (Files.isDirectory(path)) {
            return inDirectory(path);
        }
        return List.of(regular(path));
    }

    /** A pipe or a device would hang or never end. */
    static Path regular(Path file) {
        if (!Files.exists(file)) {
            throw FailureException.of(FailureType.DATASET_NOT_FOUND, Phase.EXPORTING, "there is no file " + file);
        }
        if (!Files.isRegularFile(file)) {
            throw UnusableSourceException.told(
                    Files.isDirectory(file)
                            ? file + " is a directory, not a file with records; name one file in it"
                            : file + " is a pipe or a device, not a file with records; save what it gives to a file");
        }
        return file;
    }

    /** What somebody has to allow is no failure of the disk. */
    static InputStream open(Path file) throws IOException {
        try {
            return new SourceInput(Files.newInputStream(file), file.toString());
        } catch (AccessDeniedException e) {
            throw new UnusableSourceException(new RecordProblem(
                    file.toString(), 0, "permission denied; let the user of this process read the file"));
        }
    }

    private static List<Path> inDirectory(Path directory) {
        try (Stream<Path> all = Files.list(directory)) {
            List<Path> files = all.filter(
                            file -> DatasetKey.withoutSuffix(file.getFileName().toString())
                                    .isPresent())
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .map(SourceFiles::regular)
                    .toList();
            if (files.isEmpty()) {
                throw FailureException.of(
                        FailureType.DATASET_EMPTY,
                        Phase.EXPORTING,
                        directory + " has no file that ends in .jsonl, .jsonl.gz or .jsonl.zst");
            }
            return files;
        } catch (IOException e) {
            throw StorageFailures.of(Phase.EXPORTING, "list", directory, e);
        }
    }
}
