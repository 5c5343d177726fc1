package dev.trainmaster.dataset;

import dev.trainmaster.storage.Sha256;
import dev.trainmaster.storage.Written;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Exported files by their digest, as links: what several runs learn from lies on a disk once, for as long as one of them
 * has it. Where a disk has no links every run keeps a file of its own.
 */
public final class SharedExports {
    private static final Logger LOG = LoggerFactory.getLogger(SharedExports.class);
    private static final String SUFFIX = ".jsonl";

    private final Optional<Path> folder;

    private SharedExports(Optional<Path> folder) {
        this.folder = folder;
    }

    public static SharedExports none() {
        return new SharedExports(Optional.empty());
    }

    public static SharedExports in(Path folder) {
        return new SharedExports(Optional.of(folder));
    }

    /** Only for a file that is complete: it stays one, whatever happens in here. */
    void share(Written written) {
        if (folder.isEmpty()) {
            return;
        }
        Path named = folder.get().resolve(written.sha256() + SUFFIX);
        try {
            Files.createDirectories(folder.get());
            if (!isThere(named, written)) {
                closeToWriting(written.path());
                link(written.path(), named);
            } else if (!Files.isSameFile(named, written.path())) {
                link(named, written.path());
            }
            forgetUnused();
        } catch (FileSystemException | UnsupportedOperationException e) {
            LOG.info("{} is not shared with other runs: {}", written.path(), e.toString());
        } catch (IOException e) {
            LOG.warn("{} is not shared with other runs", written.path(), e);
        }
    }

    /** One run must not change by accident what another one was approved with. */
    private static void closeToWriting(Path file) throws IOException {
        Set<PosixFilePermission> allowed = new HashSet<>(Files.getPosixFilePermissions(file));
        allowed.removeAll(Set.of(
                PosixFilePermission.OWNER_WRITE, PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE));
        Files.setPosixFilePermissions(file, allowed);
    }

    private static boolean isThere(Path named, Written written) throws IOException {
        return Files.isRegularFile(named, LinkOption.NOFOLLOW_LINKS)
                && (Files.isSameFile(named, written.path())
                        || Files.size(named) == written.bytes()
                                && Sha256.ofFile(named).equals(written.sha256()));
    }

    private static void link(Path from, Path to) throws IOException {
        Path temporary = to.resolveSibling("." + to.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.createLink(temporary, from);
            Files.move(temporary, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private void forgetUnused() throws IOException {
        try (Stream<Path> entries = Files.list(folder.orElseThrow())) {
            List<Path> files = entries.filter(
                            file -> file.getFileName().toString().endsWith(SUFFIX))
                    .toList();
            for (Path file : files) {
                if (Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS)
                        .equals(1)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
