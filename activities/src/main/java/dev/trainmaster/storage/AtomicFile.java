package dev.trainmaster.storage;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A file that appears complete or not at all: written beside its place, synced, renamed, and gone if not committed. */
public final class AtomicFile implements Closeable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private final DigestingStream stream;
    private boolean committed;

    private AtomicFile(Path target) throws IOException {
        this.target = target;
        this.temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        this.channel = FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.stream = new DigestingStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES));
    }

    /** Creates the folders above the target too. */
    public static AtomicFile create(Path target) throws IOException {
        Path absolute = target.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        return new AtomicFile(absolute);
    }

    public static Written write(Path target, byte[] bytes) throws IOException {
        try (AtomicFile file = create(target)) {
            file.stream().write(bytes);
            return file.commit();
        }
    }

    public OutputStream stream() {
        return stream;
    }

    public long bytes() {
        return stream.bytes();
    }

    /** The digest of all that was written to a file that is then not committed. */
    public String digest() {
        return stream.sha256();
    }

    public Written commit() throws IOException {
        stream.flush();
        return publish(stream.sha256());
    }

    private Written publish(String sha256) throws IOException {
        channel.force(true);
        channel.close();
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        committed = true;
        syncFolder();
        return new Written(target, sha256, stream.bytes());
    }

    /** Leaves a file alone that has the same bytes already: whoever reads it goes on reading it. */
    public Written commitUnlessThere() throws IOException {
        stream.flush();
        if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS) || Files.size(target) != stream.bytes()) {
            return commit();
        }
        String sha256 = stream.sha256();
        if (!Sha256.ofFile(target).equals(sha256)) {
            return publish(sha256);
        }
        return new Written(target, sha256, stream.bytes());
    }

    /** Without this the rename itself could be lost with the power. */
    private void syncFolder() throws IOException {
        try (FileChannel folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        if (!committed) {
            Files.deleteIfExists(temporary);
        }
    }
}
