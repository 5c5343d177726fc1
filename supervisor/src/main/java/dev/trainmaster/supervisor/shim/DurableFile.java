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

    private static final int RESERVED_BYTES = 4096;

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
            replace(temporary, text);
            link(target, temporary);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Takes room on the disk now for a file that must be written later, also when the disk is full by then. */
    static void reserve(Path reserve) throws IOException {
        replace(reserve, " ".repeat(RESERVED_BYTES));
    }

    /** As {@link #create}, with the room that was reserved for it. */
    static void createFromReserve(Path target, Path reserve, String text) throws IOException {
        replace(reserve, text);
        link(target, reserve);
        Files.delete(reserve);
    }

    private static void link(Path target, Path temporary) throws IOException {
        Failpoint.reach(target.getFileName() + ".tmp");
        Files.createLink(target, temporary);
        syncDirectory(target.getParent());
        Failpoint.reach(target.getFileName().toString());
    }

    /** Adds one line in one write, so that two writers never mix theirs. */
    public static void append(Path target, String line) throws IOException {
        // The leading newline closes a line that a crash left half written.
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            write(channel, "\n" + line + "\n");
            channel.force(true);
        }
        syncDirectory(target.getParent());
    }

    /** Over what is there, and cut to length afterwards: a file that is truncated first loses its reserved room. */
    private static void replace(Path file, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            write(channel, text);
            channel.truncate(channel.position());
            channel.force(true);
        }
    }

    private static void write(FileChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void syncDirectory(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
