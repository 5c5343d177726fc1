package dev.trainmaster.checkpoint;

import com.fasterxml.jackson.core.JacksonException;
import dev.trainmaster.run.RunId;
import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.trainer.Checkpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory that hosts share. A copy is {@code <run>/<step>/}: the files below {@code files/}, and beside them
 * {@code checkpoint.json}, which says what they must be.
 */
public final class DirectoryCheckpointStore implements CheckpointStore {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryCheckpointStore.class);
    private static final String HEADER = "checkpoint.json";
    private static final String FILES = "files";
    private static final String UNFINISHED = ".tmp";

    /** A copy that nobody has written to for a day was left behind by a crash. */
    private static final Duration LEFT_BEHIND = Duration.ofDays(1);

    private final Path root;
    private final Clock clock;
    private final JsonFiles json = new JsonFiles();
    private final CheckpointReader reader =
            new CheckpointReader(() -> Thread.currentThread().isInterrupted());

    public DirectoryCheckpointStore(Path root, Clock clock) {
        this.root = root.toAbsolutePath().normalize();
        this.clock = clock;
    }

    @Override
    public void publish(String runId, long step, Path folder, CheckpointDigest digest)
            throws IOException, DamagedCheckpointException {
        Path target = copies(runId).of(step);
        Optional<StoredCheckpoint> there = header(target);
        if (there.isPresent() && there.get().digest().equals(digest)) {
            return;
        }
        Path unfinished = target.resolveSibling("." + step + "." + UUID.randomUUID() + UNFINISHED);
        try {
            CheckpointDigest copied = CheckpointCopy.copy(reader, folder, unfinished.resolve(FILES));
            if (!copied.equals(digest)) {
                throw new DamagedCheckpointException(folder + " holds sha256 " + copied.sha256() + " and not "
                        + digest.sha256() + ": it is not published");
            }
            json.write(unfinished.resolve(HEADER), new StoredCheckpoint(step, digest));
            CheckpointCopy.sync(unfinished);
            // The same step of another attempt, or a copy that nobody can read.
            Path former = setAside(target, UNFINISHED);
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
            CheckpointCopy.sync(target.getParent());
            CheckpointCopy.delete(former);
        } finally {
            CheckpointCopy.delete(unfinished);
        }
        removeUnfinished(target.getParent());
    }

    @Override
    public Optional<StoredCheckpoint> newest(String runId) throws IOException {
        CheckpointFolder copies = copies(runId);
        for (long step : copies.steps()) {
            Optional<StoredCheckpoint> found = header(copies.of(step));
            if (found.isPresent()) {
                return found;
            }
            LOG.warn("The copy {} cannot be understood and is not used", copies.of(step));
        }
        return Optional.empty();
    }

    @Override
    public StoredCheckpoint restore(String runId, long step, Path into) throws IOException, DamagedCheckpointException {
        Path copy = copies(runId).of(step);
        Optional<StoredCheckpoint> header = header(copy);
        if (header.isEmpty()) {
            throw damaged(copy, "says nowhere what it must hold");
        }
        Path unfinished = into.resolveSibling("." + into.getFileName() + "." + UUID.randomUUID() + UNFINISHED);
        try {
            CheckpointDigest restored = CheckpointCopy.copy(reader, copy.resolve(FILES), unfinished);
            if (!restored.equals(header.get().digest())) {
                throw damaged(
                        copy,
                        "holds sha256 " + restored.sha256() + " and not "
                                + header.get().digest().sha256());
            }
            Files.move(unfinished, into, StandardCopyOption.ATOMIC_MOVE);
            CheckpointCopy.sync(into.getParent());
            return header.get();
        } catch (NoSuchFileException e) {
            throw damaged(copy, "has lost " + e.getFile());
        } finally {
            CheckpointCopy.delete(unfinished);
        }
    }

    @Override
    public void keepNewest(String runId, int most) throws IOException {
        CheckpointFolder copies = copies(runId);
        for (long step : copies.steps().stream().skip(most).toList()) {
            CheckpointCopy.delete(setAside(copies.of(step), UNFINISHED));
        }
    }

    @Override
    public String place() {
        return "the checkpoint store " + root;
    }

    private CheckpointFolder copies(String runId) {
        if (!RunId.isValid(runId)) {
            throw new IllegalArgumentException("\"" + runId + "\" is no run id: " + RunId.RULE);
        }
        return new CheckpointFolder(root.resolve(runId), Checkpoints.USUAL);
    }

    /** What a copy must hold; nothing if that cannot be understood, which is no trouble of the disk. */
    private Optional<StoredCheckpoint> header(Path copy) throws IOException {
        try {
            return Optional.ofNullable(json.read(copy.resolve(HEADER), StoredCheckpoint.class))
                    .filter(header -> copy.getFileName().toString().equals(Long.toString(header.step())));
        } catch (NoSuchFileException | JacksonException e) {
            return Optional.empty();
        }
    }

    private DamagedCheckpointException damaged(Path copy, String how) throws IOException {
        Path aside = setAside(copy, ".damaged");
        return new DamagedCheckpointException(
                copy + " is damaged: it " + how + "; it is not used, and is kept as " + aside.getFileName());
    }

    private static Path setAside(Path copy, String why) throws IOException {
        Path aside = copy.resolveSibling("." + copy.getFileName() + "." + UUID.randomUUID() + why);
        if (Files.exists(copy)) {
            Files.move(copy, aside, StandardCopyOption.ATOMIC_MOVE);
        }
        return aside;
    }

    private void removeUnfinished(Path copies) throws IOException {
        Instant before = clock.instant().minus(LEFT_BEHIND);
        List<Path> unfinished;
        try (Stream<Path> entries = Files.list(copies)) {
            unfinished = entries.filter(entry -> entry.toString().endsWith(UNFINISHED))
                    .toList();
        }
        for (Path entry : unfinished) {
            if (Files.getLastModifiedTime(entry).toInstant().isBefore(before)) {
                CheckpointCopy.delete(entry);
            }
        }
    }
}
