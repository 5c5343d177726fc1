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
        DatasetKey wanted = key.orElseGet(() -> DatasetKey.ofFile(file));
        store.provideSample(wanted);
        UnchangedFiles unchanged = new UnchangedFiles();
        look(unchanged, source);
        try (AtomicFile copy = AtomicFile.create(store.fileOf(wanted))) {
            CountingSink counted = copyChecked(source, copy);
            unchanged.look(source);
            refuseUnusable(source, counted, maxInvalid);
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
            throw StorageFailures.of(Phase.EXPORTING, "add " + file + " as", store.fileOf(wanted), e);
        }
    }

    private static void look(UnchangedFiles unchanged, Path source) {
        try {
            unchanged.look(source);
        } catch (IOException e) {
            throw StorageFailures.of(Phase.EXPORTING, "read", source, e);
        }
    }

    private CountingSink copyChecked(Path source, AtomicFile copy) throws IOException {
        CountingSink counted = new CountingSink();
        InputStream in = new CopyingInput(Decompression.of(SourceFiles.open(source)), copy.stream());
        try (SourceLines lines = new TextLines(in, source.toString(), limits)) {
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

    private static void refuseUnusable(Path source, CountingSink counted, int maxInvalid) {
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
