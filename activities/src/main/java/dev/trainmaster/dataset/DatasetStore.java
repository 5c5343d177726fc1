package dev.trainmaster.dataset;

import dev.trainmaster.dataset.postgres.PostgresSource;
import dev.trainmaster.dataset.postgres.PostgresTable;
import dev.trainmaster.dataset.sample.SampleDataset;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.request.NearestWord;
import dev.trainmaster.run.Phase;
import dev.trainmaster.storage.AtomicFile;
import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.storage.StorageFailures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The datasets below one root directory: {@code <key>.jsonl} or {@code <key>/*.jsonl}, and the bundled sample. */
public final class DatasetStore {
    private final Path root;
    private final ReaderLimits limits;
    private final Map<String, String> environment;

    public DatasetStore(Path root, ReaderLimits limits) {
        this(root, limits, System.getenv());
    }

    /** @param environment what PostgreSQL connections are told, as libpq reads it */
    public DatasetStore(Path root, ReaderLimits limits, Map<String, String> environment) {
        this.root = root;
        this.limits = limits;
        this.environment = environment;
    }

    /** For one use: a source notices when its files change meanwhile. */
    public DatasetSource open(DatasetKey key) {
        provideSample(key);
        Path place = locate(key);
        return place.equals(tableOf(key))
                ? new PostgresSource(key, PostgresTable.read(place), environment, limits)
                : new FileSource(key, place, limits);
    }

    /** Sorted; the sample is there before its first use too. */
    public List<DatasetKey> keys() {
        TreeSet<String> keys = new TreeSet<>(List.of(SampleDataset.KEY));
        if (Files.isDirectory(root)) {
            try (Stream<Path> files = Files.list(root)) {
                files.map(this::keyText).filter(DatasetKey::isKey).forEach(keys::add);
            } catch (IOException e) {
                throw StorageFailures.of(Phase.EXPORTING, "list", root, e);
            }
        }
        return keys.stream().map(DatasetKey::new).toList();
    }

    public List<DatasetEntry> list() {
        return keys().stream().map(this::entry).toList();
    }

    private DatasetEntry entry(DatasetKey key) {
        try {
            DatasetSource source = open(key);
            List<SourceFile> files = files(source);
            return new DatasetEntry(key.text(), source.place(), files, bytes(files), Optional.empty());
        } catch (FailureException e) {
            return new DatasetEntry(
                    key.text(), root.resolve(key.text()).toString(), List.of(), 0, Optional.of(e.getMessage()));
        }
    }

    /** Reads all of it. */
    public DatasetDetails show(DatasetKey key) {
        DatasetSource source = open(key);
        CountingSink sink = new CountingSink();
        KeyCounts ignored = new KeyCounts();
        JsonlReader reader = new JsonlReader(limits, ignored);
        try (source;
                SourceLines lines = source.open()) {
            reader.read(lines, sink);
        } catch (UnusableSourceException e) {
            throw e.told();
        } catch (LostSourceException e) {
            throw e.told();
        } catch (IOException e) {
            throw StorageFailures.of(Phase.EXPORTING, "read", Path.of(source.place()), e);
        }
        List<SourceFile> files = files(source);
        return new DatasetDetails(
                key.text(),
                reader.kind(),
                source.place(),
                files,
                bytes(files),
                sink.records(),
                sink.problems().count(),
                sink.prompts(),
                sink.metaKeys(),
                ignored.counts(),
                sink.problems().first());
    }

    /** Makes a table a dataset once its first rows are good; answers how many were looked at. */
    public long addTable(DatasetKey key, PostgresTable table) {
        if (has(key)) {
            throw FailureException.of(
                    FailureType.INVALID_REQUEST,
                    Phase.EXPORTING,
                    "there is a dataset \"" + key + "\" already; choose another key with --key");
        }
        FirstRecords first = new FirstRecords();
        try (DatasetSource source = new PostgresSource(key, table, environment, limits);
                SourceLines lines = source.open()) {
            new JsonlReader(limits, new KeyCounts()).read(lines, first);
            first.refuseUnusable(source.place());
            new JsonFiles().write(tableOf(key), table);
            return first.good();
        } catch (LostSourceException e) {
            throw e.told();
        } catch (IOException e) {
            throw StorageFailures.of(Phase.EXPORTING, "add the table as", tableOf(key), e);
        }
    }

    Path fileOf(DatasetKey key) {
        return root.resolve(key.text() + DatasetKey.SUFFIX);
    }

    /** Says which table the dataset is, if it is one. */
    Path tableOf(DatasetKey key) {
        return root.resolve(key.text() + PostgresTable.SUFFIX);
    }

    boolean has(DatasetKey key) {
        return place(key).isPresent();
    }

    private Optional<Path> place(DatasetKey key) {
        Stream<Path> files = Stream.concat(key.fileNames().stream().map(root::resolve), Stream.of(tableOf(key)))
                .filter(Files::exists);
        Stream<Path> folder = Stream.of(root.resolve(key.text())).filter(Files::isDirectory);
        return Stream.concat(files, folder).findFirst();
    }

    /** Written on first use, so that a person can look at it like at any other dataset. */
    void provideSample(DatasetKey key) {
        if (!key.text().equals(SampleDataset.KEY) || has(key)) {
            return;
        }
        try (AtomicFile file = AtomicFile.create(fileOf(key))) {
            new SampleDataset().writeTo(file.stream());
            file.commit();
        } catch (IOException e) {
            throw StorageFailures.of(Phase.EXPORTING, "write the sample dataset to", fileOf(key), e);
        }
    }

    private Path locate(DatasetKey key) {
        Optional<Path> found = place(key);
        if (found.isEmpty()) {
            List<String> known = keys().stream().map(DatasetKey::text).toList();
            throw FailureException.of(
                    FailureType.DATASET_NOT_FOUND,
                    Phase.EXPORTING,
                    "there is no dataset \"" + key + "\" in " + root
                            + NearestWord.to(key.text(), known)
                                    .map(near -> "; did you mean " + near + "?")
                                    .orElse("; there are " + String.join(", ", known)));
        }
        Path path = found.get();
        refuseOutside(path);
        SourceFiles.at(path).forEach(this::refuseOutside);
        return path;
    }

    private void refuseOutside(Path path) {
        try {
            Path real = path.toRealPath();
            if (!real.startsWith(root.toRealPath())) {
                throw UnusableSourceException.told(path + " leads out of the dataset root to " + real
                        + "; add the file itself with `trainmaster dataset add`");
            }
        } catch (IOException e) {
            throw StorageFailures.of(Phase.EXPORTING, "open", path, e);
        }
    }

    private String keyText(Path file) {
        String name = file.getFileName().toString();
        if (Files.isDirectory(file)) {
            return name;
        }
        return name.endsWith(PostgresTable.SUFFIX)
                ? name.substring(0, name.length() - PostgresTable.SUFFIX.length())
                : DatasetKey.withoutSuffix(name).orElse("");
    }

    private static List<SourceFile> files(DatasetSource source) {
        try {
            return source.files();
        } catch (IOException e) {
            throw StorageFailures.of(Phase.EXPORTING, "read", Path.of(source.place()), e);
        }
    }

    private static long bytes(List<SourceFile> files) {
        return files.stream().mapToLong(SourceFile::bytes).sum();
    }
}
