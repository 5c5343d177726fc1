package dev.trainmaster.dataset;

import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.run.Phase;
import dev.trainmaster.storage.AtomicFile;
import dev.trainmaster.storage.Sha256;
import dev.trainmaster.storage.StorageFailures;
import dev.trainmaster.storage.Written;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Checks a person's file and copies it into the store, in one reading: what was checked is what is kept. */
public final class DatasetImport {
    private final DatasetStore store;
    private final ReaderLimits limits;

    public DatasetImport(DatasetStore store, ReaderLimits limits) {
        this.store = store;
        this.limits = limits;
    }

    /** @param key without one, the file's name without its ending is the key */
    public AddedDataset add(Path file, Optional<DatasetKey> key, int maxInvalid) {
        Path source = SourceFiles.regular(file);
        UnchangedFiles unchanged = new UnchangedFiles();
        look(unchanged, source);
        return add(
                () -> SourceFiles.open(source),
                source.toString(),
                () -> unchanged.look(source),
                key.orElseGet(() -> DatasetKey.ofFile(file)),
                maxInvalid);
    }

    /** @param place what messages call it */
    public AddedDataset add(InputStream in, String place, DatasetKey key, int maxInvalid) {
        return add(() -> in, place, () -> {}, key, maxInvalid);
    }

    private AddedDataset add(Opening opening, String place, LastLook lastLook, DatasetKey wanted, int maxInvalid) {
        store.provideSample(wanted);
        try (AtomicFile copy = AtomicFile.create(store.fileOf(wanted))) {
            CountingSink counted = copyChecked(opening.open(), place, copy);
            lastLook.take();
            refuseUnusable(place, counted, maxInvalid);
            if (store.has(wanted)) {
                return alreadyThere(wanted, copy, counted);
            }
            Written written = copy.commit();
            return new AddedDataset(
                    wanted.text(),
                    written.path().toString(),
                    counted.records(),
                    written.bytes(),
                    written.sha256(),
                    AddedDataset.Outcome.ADDED);
        } catch (UnusableSourceException e) {
            throw e.told();
        } catch (LostSourceException e) {
            throw e.told();
        } catch (IOException e) {
            throw StorageFailures.of(Phase.EXPORTING, "add " + place + " as", store.fileOf(wanted), e);
        }
    }

    @FunctionalInterface
    private interface Opening {
        InputStream open() throws IOException;
    }

    /** Whether it is still what was read. */
    @FunctionalInterface
    private interface LastLook {
        void take() throws IOException;
    }

    private static void look(UnchangedFiles unchanged, Path source) {
        try {
            unchanged.look(source);
        } catch (IOException e) {
            throw StorageFailures.of(Phase.EXPORTING, "read", source, e);
        }
    }

    private CountingSink copyChecked(InputStream from, String place, AtomicFile copy) throws IOException {
        CountingSink counted = new CountingSink();
        InputStream in = new CopyingInput(Decompression.of(from), copy.stream());
        try (SourceLines lines = new TextLines(in, place, limits)) {
            new JsonlReader(limits, new KeyCounts()).read(lines, counted);
        }
        return counted;
    }

    private AddedDataset alreadyThere(DatasetKey key, AtomicFile copy, CountingSink counted) throws IOException {
        Path there = store.fileOf(key);
        String sha256 = copy.digest();
        if (!Files.exists(there) || !Sha256.ofFile(there).equals(sha256)) {
            throw FailureException.of(
                    FailureType.INVALID_REQUEST,
                    Phase.EXPORTING,
                    "there is a dataset \"" + key + "\" with other content; choose another key with --key");
        }
        return new AddedDataset(
                key.text(),
                there.toString(),
                counted.records(),
                Files.size(there),
                sha256,
                AddedDataset.Outcome.ALREADY_THERE);
    }

    private static void refuseUnusable(String source, CountingSink counted, int maxInvalid) {
        Problems problems = counted.problems();
        long all = counted.records() + problems.count();
        if (problems.count() > maxInvalid) {
            throw FailureException.of(
                    FailureType.DATASET_INVALID,
                    Phase.EXPORTING,
                    source + ": " + problems.count() + " of " + all + " records cannot be used, and " + maxInvalid
                            + " are tolerated: " + problems.told());
        }
        if (counted.records() == 0) {
            throw FailureException.of(FailureType.DATASET_EMPTY, Phase.EXPORTING, source + " has no record");
        }
    }
}
