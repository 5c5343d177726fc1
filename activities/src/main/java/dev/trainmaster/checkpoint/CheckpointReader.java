package dev.trainmaster.checkpoint;

import dev.trainmaster.storage.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Reads checkpoints to tell what they hold. That may take minutes, so it is given up as soon as somebody wants it. */
final class CheckpointReader {

    /** Sharded checkpoints of very large models have some thousands. */
    private static final int MOST_FILES = 100_000;

    private final BooleanSupplier givenUp;

    CheckpointReader(BooleanSupplier givenUp) {
        this.givenUp = givenUp;
    }

    /** Where the blocks of a file go beside its digest. */
    interface Sink {

        void write(byte[] block, int length) throws IOException;
    }

    CheckpointDigest digest(Path folder) throws IOException {
        List<CheckpointFile> files = new ArrayList<>();
        for (Map.Entry<String, Path> file : files(folder).entrySet()) {
            files.add(read(file.getKey(), file.getValue(), (block, length) -> {}));
        }
        return CheckpointDigest.of(files);
    }

    /** In words, the first thing in which the folder is not what it was; the cheap questions come first. */
    Optional<String> difference(Path folder, CheckpointDigest expected) throws IOException {
        SortedMap<String, Path> there = files(folder);
        for (CheckpointFile file : expected.files()) {
            if (!there.containsKey(file.name())) {
                return Optional.of(file.name() + " is missing");
            }
            long bytes = Files.size(there.get(file.name()));
            if (bytes != file.bytes()) {
                return Optional.of(file.name() + " has " + bytes + " bytes and had " + file.bytes());
            }
        }
        for (CheckpointFile file : expected.files()) {
            String sha256 = read(file.name(), there.remove(file.name()), (block, length) -> {})
                    .sha256();
            if (!sha256.equals(file.sha256())) {
                return Optional.of(file.name() + " has the sha256 " + sha256 + " and had " + file.sha256());
            }
        }
        return there.isEmpty() ? Optional.empty() : Optional.of(there.firstKey() + " was not there before");
    }

    /** Every file by its path below the folder; what a link leads to counts as the file. */
    SortedMap<String, Path> files(Path folder) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            all.filter(Files::isRegularFile)
                    .limit(MOST_FILES + 1L)
                    .forEach(file -> files.put(folder.relativize(file).toString(), file));
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
        if (files.size() > MOST_FILES) {
            throw new IOException(folder + " has more than " + MOST_FILES + " files");
        }
        return files;
    }

    CheckpointFile read(String name, Path file, Sink sink) throws IOException {
        Sha256 digest = new Sha256();
        byte[] block = new byte[Sha256.BLOCK_BYTES];
        long bytes = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                if (givenUp.getAsBoolean()) {
                    throw new InterruptedIOException("reading " + file + " was given up");
                }
                digest.update(block, 0, read);
                sink.write(block, read);
                bytes += read;
            }
        }
        return new CheckpointFile(name, bytes, digest.hex());
    }
}
