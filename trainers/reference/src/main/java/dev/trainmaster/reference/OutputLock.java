package dev.trainmaster.reference;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Two trainers on one directory would overwrite each other's steps, so the second one does not start. */
final class OutputLock implements AutoCloseable {
    private final Path directory;
    private final FileChannel channel;

    private OutputLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    static OutputLock take(Path directory) throws TrainerException {
        try {
            Files.createDirectories(directory);
            FileChannel channel = FileChannel.open(
                    directory.resolve("trainer.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw new TrainerException(
                        ExitCode.CONFIG,
                        "another reference trainer works in " + directory
                                + "; wait for its end or choose another --output");
            }
            return new OutputLock(directory, channel);
        } catch (IOException e) {
            throw TrainerException.disk("cannot use the output directory " + directory, e);
        }
    }

    Path directory() {
        return directory;
    }

    @Override
    public void close() throws TrainerException {
        try {
            channel.close();
        } catch (IOException e) {
            throw TrainerException.disk("cannot release the lock of " + directory, e);
        }
    }
}
