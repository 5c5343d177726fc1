package dev.trainmaster.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Lets one command at a time start a server on a home: two servers on one database would tear it. */
record StartLock(Path folder, Duration bound) {
    <T> T holding(Supplier<T> work) {
        Path file = folder.resolve("start.lock");
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                await(channel, file);
                return work.get();
            }
        } catch (IOException e) {
            throw new ServerUnavailableException(
                    "Cannot use " + folder + " for a server: " + e + ". Make that folder writable.", e);
        }
    }

    private void await(FileChannel channel, Path file) throws IOException {
        Deadline deadline = Deadline.after(bound);
        while (tryLock(channel).isEmpty()) {
            if (deadline.isOver()) {
                throw new ServerUnavailableException("Another command has been starting a server for "
                        + bound.toSeconds() + " s and holds " + file + ". End it, then try again.");
            }
            deadline.pause(Duration.ofMillis(50));
        }
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException heldInThisProcess) {
            return Optional.empty();
        }
    }
}
