package dev.trainmaster.checkpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Moves the files of checkpoints about so that a power cut cannot undo what was done. */
final class CheckpointCopy {

    private CheckpointCopy() {}

    /** Copies all files into a new folder, and tells what was read, which is what was written. */
    static CheckpointDigest copy(CheckpointReader reader, Path from, Path to) throws IOException {
        Files.createDirectories(to);
        List<CheckpointFile> files = new ArrayList<>();
        for (Map.Entry<String, Path> file : reader.files(from).entrySet()) {
            Path target = to.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            try (FileChannel out = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                files.add(reader.read(file.getKey(), file.getValue(), (block, length) -> {
                    ByteBuffer rest = ByteBuffer.wrap(block, 0, length);
                    while (rest.hasRemaining()) {
                        out.write(rest);
                    }
                }));
                out.force(true);
            }
        }
        for (Path folder : deepestFirst(to)) {
            if (Files.isDirectory(folder)) {
                sync(folder);
            }
        }
        return CheckpointDigest.of(files);
    }

    /** A folder's entries are durable only when the folder itself was synced. */
    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static void delete(Path tree) throws IOException {
        for (Path path : deepestFirst(tree)) {
            Files.deleteIfExists(path);
        }
    }

    private static List<Path> deepestFirst(Path tree) throws IOException {
        try (Stream<Path> all = Files.walk(tree)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
