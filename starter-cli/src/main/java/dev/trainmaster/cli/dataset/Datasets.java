package dev.trainmaster.cli.dataset;

import dev.trainmaster.cli.Surroundings;
import dev.trainmaster.dataset.AddedDataset;
import dev.trainmaster.dataset.DatasetImport;
import dev.trainmaster.dataset.DatasetKey;
import dev.trainmaster.dataset.DatasetSource;
import dev.trainmaster.dataset.DatasetStore;
import dev.trainmaster.dataset.FileSource;
import dev.trainmaster.dataset.ReaderLimits;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;

/** The dataset root of this home. */
public final class Datasets {
    public static final String STANDARD_INPUT = "-";
    public static final String STANDARD_INPUT_PLACE = "standard input";

    private final DatasetStore store;
    private final Path workingDirectory;

    public Datasets(Surroundings surroundings) {
        this.store = new DatasetStore(
                surroundings.home().resolve("datasets"), ReaderLimits.ofThisProcess(), surroundings.environment());
        this.workingDirectory = surroundings.workingDirectory();
    }

    /** A file where one is given, else the dataset of the root. */
    public DatasetSource open(String key, Optional<String> file) {
        DatasetKey name = new DatasetKey(key);
        return file.<DatasetSource>map(path -> new FileSource(name, at(path), ReaderLimits.ofThisProcess()))
                .orElseGet(() -> store.open(name));
    }

    public DatasetStore store() {
        return store;
    }

    /** Whether it names a file rather than a dataset of the root. */
    public static boolean isFile(String dataset) {
        return dataset.contains("/")
                || dataset.endsWith(".jsonl")
                || dataset.endsWith(".jsonl.gz")
                || dataset.endsWith(".jsonl.zst");
    }

    /** The key that a file gets. */
    public static String keyOf(String file) {
        return DatasetKey.ofFile(Path.of(file)).text();
    }

    /** As it stands in every message: single dots say nothing, two are what was typed, and behind a link lead elsewhere. */
    private Path at(String file) {
        Path typed = Path.of(file);
        Path at = typed.isAbsolute() ? typed.getRoot() : workingDirectory;
        for (Path name : typed) {
            at = name.toString().equals(".") ? at : at.resolve(name);
        }
        return at;
    }

    /** As bytes, unlike what a person types. */
    static InputStream standardInput() {
        return new FileInputStream(FileDescriptor.in);
    }

    AddedDataset addStandardInput(String key, int maxInvalid) {
        return new DatasetImport(store, ReaderLimits.ofThisProcess())
                .add(standardInput(), STANDARD_INPUT_PLACE, new DatasetKey(key), maxInvalid);
    }

    public AddedDataset add(String file, Optional<String> key, int maxInvalid) {
        return new DatasetImport(store, ReaderLimits.ofThisProcess())
                .add(at(file), key.map(DatasetKey::new), maxInvalid);
    }
}
