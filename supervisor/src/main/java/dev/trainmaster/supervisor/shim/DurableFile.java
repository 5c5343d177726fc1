package dev.trainmaster.supervisor.shim;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files that are there whole and for good, or not at all. */
public final class DurableFile {

    private DurableFile() {}

    /**
     * Writes a file that must not exist yet. The hard link makes "exactly once" true even if somebody deleted the lock
     * file and two holders believe that they are alone; a rename would silently replace.
     *
     * @throws java.nio.file.FileAlreadyExistsException if it is there already; it is left as it was
     */
    public static void create(Path target, String text) throws IOException {
        Path temporary = target.resolveSibling(target.getFileName() + "."
                + ProcessHandle.current().pid() + "-" + Thread.currentThread().getId() + ".tmp");
        try {
            write(temporary, text, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
            Files.createLink(target, temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
        syncDirectory(target.getParent());
    }

    /** Adds one line in one write, so that two writers never mix theirs. */
    public static void append(Path target, String line) throws IOException {
        // The leading newline closes a line that a crash left half written.
        write(target, "\n" + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        syncDirectory(target.getParent());
    }

    private static void write(Path file, String text, StandardOpenOption first, StandardOpenOption second)
            throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, first, second)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void syncDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
