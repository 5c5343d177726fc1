package dev.trainmaster.supervisor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the files of one run lie. */
public record RunDirectory(Path root) {

    public RunDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /** Every run directory in a folder, which may not be there yet. */
    public static List<RunDirectory> allIn(Path runs) throws IOException {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(runs)) {
            return entries.filter(Files::isDirectory)
                    .sorted()
                    .map(RunDirectory::new)
                    .toList();
        }
    }

    public Path train() {
        return root.resolve("train");
    }

    public Path lock() {
        return train().resolve("lock");
    }

    public Path lease() {
        return train().resolve("lease");
    }

    public Path stop() {
        return train().resolve("stop");
    }

    public Path metrics() {
        return train().resolve("metrics.jsonl");
    }

    public Path checkpoints() {
        return train().resolve("checkpoints");
    }

    public StartDirectory start(int number) {
        return new StartDirectory(train().resolve(Integer.toString(number)), number);
    }

    /** Every start that was ever begun, lowest first. */
    public List<StartDirectory> starts() {
        List<StartDirectory> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(train())) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (name.matches("[1-9][0-9]{0,8}")) {
                    found.add(start(Integer.parseInt(name)));
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException | DirectoryIteratorException e) {
            throw new UncheckedIOException(new IOException("The starts in " + train() + " cannot be listed", e));
        }
        found.sort(Comparator.comparingInt(StartDirectory::number));
        return List.copyOf(found);
    }

    public Optional<StartDirectory> newestStart() {
        List<StartDirectory> starts = starts();
        return starts.isEmpty() ? Optional.empty() : Optional.of(starts.get(starts.size() - 1));
    }

    public void create() throws IOException {
        Files.createDirectories(checkpoints());
    }
}
