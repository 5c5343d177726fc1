package dev.trainmaster.dataset;

import static dev.trainmaster.dataset.Records.GOOD;
import static dev.trainmaster.dataset.Records.filesIn;
import static dev.trainmaster.dataset.Records.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetStoreTest {
    @TempDir
    Path folder;

    private Path root;
    private DatasetStore store;
    private DatasetImport imports;

    @BeforeEach
    void anEmptyStore() {
        root = folder.resolve("datasets");
        store = new DatasetStore(root, Records.LIMITS);
        imports = new DatasetImport(store, Records.LIMITS);
    }

    @Test
    void aFileIsCopiedByteByByteUnderItsName() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.jsonl"), "\uFEFF" + GOOD + "\r\n\n" + GOOD);

        AddedDataset added = imports.add(file, Optional.empty(), 0);

        assertThat(added.key()).isEqualTo("mine");
        assertThat(added.records()).isEqualTo(2);
        assertThat(added.outcome()).isEqualTo(AddedDataset.Outcome.ADDED);
        assertThat(root.resolve("mine.jsonl")).hasSameBinaryContentAs(file);
        assertThat(filesIn(root)).containsExactly("mine.jsonl");
        assertThat(imports.add(file, Optional.of(new DatasetKey("mine")), 0).outcome())
                .isEqualTo(AddedDataset.Outcome.ALREADY_THERE);
    }

    @Test
    void aKeyWithOtherContentIsNotOverwritten() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.jsonl"), GOOD + "\n");
        imports.add(file, Optional.empty(), 0);
        Files.writeString(file, GOOD + "\n" + GOOD + "\n");

        FailureException failure = refused(() -> imports.add(file, Optional.empty(), 0));

        assertThat(failure.failure().type()).isEqualTo(FailureType.INVALID_REQUEST);
        assertThat(failure).hasMessageContaining("\"mine\" with other content; choose another key with --key");
        assertThat(root.resolve("mine.jsonl")).hasContent(GOOD);
        assertThat(refused(() -> imports.add(file, Optional.of(new DatasetKey("sample")), 0)))
                .hasMessageContaining("\"sample\" with other content");
    }

    @Test
    void aFileThatCannotBeUsedIsNotAdded() throws IOException {
        Path bad = Files.writeString(folder.resolve("bad.jsonl"), GOOD + "\n{\"prompt\": \n");
        Path empty = Files.writeString(folder.resolve("empty.jsonl"), "");
        Path binary = Files.write(folder.resolve("binary.jsonl"), new byte[] {1, 2, 0, 3});

        assertThat(refused(() -> imports.add(bad, Optional.empty(), 0)))
                .hasMessageContaining(
                        "1 of 2 records cannot be used, and 0 are tolerated: " + bad + ":2: is no valid JSON");
        assertThat(refused(() -> imports.add(empty, Optional.empty(), 0))
                        .failure()
                        .type())
                .isEqualTo(FailureType.DATASET_EMPTY);
        assertThat(refused(() -> imports.add(binary, Optional.empty(), 0)))
                .hasMessageContaining(binary + ":1: has a NUL byte at column 3");
        assertThat(refused(() -> imports.add(folder, Optional.of(new DatasetKey("x")), 0)))
                .hasMessageContaining("is a directory, not a file");
        assertThat(refused(() -> imports.add(folder.resolve("none.jsonl"), Optional.empty(), 0))
                        .failure()
                        .type())
                .isEqualTo(FailureType.DATASET_NOT_FOUND);
        assertThat(filesIn(root)).isEmpty();
        assertThat(imports.add(bad, Optional.empty(), 1).records()).isEqualTo(1);
    }

    @Test
    void aPipeIsRefusedInsteadOfWaitedFor() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe.jsonl");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(10, TimeUnit.SECONDS))
                .isTrue();

        assertThat(refused(() -> imports.add(pipe, Optional.empty(), 0))).hasMessageContaining("a pipe or a device");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a..b", "a/b", "/etc/passwd", ".hidden", "-x", "ä"})
    void aKeyNeverLeadsOutOfTheRoot(String key) {
        FailureException failure = refused(() -> new DatasetKey(key));

        assertThat(failure.failure().type()).isEqualTo(FailureType.INVALID_REQUEST);
        assertThat(failure).hasMessageContaining("\"" + key + "\" is no dataset key");
    }

    @Test
    void anUnknownKeyNamesTheNearestOne() {
        FailureException failure = refused(() -> store.open(new DatasetKey("sampel")));

        assertThat(failure.failure().type()).isEqualTo(FailureType.DATASET_NOT_FOUND);
        assertThat(failure)
                .hasMessageContaining("there is no dataset \"sampel\"")
                .hasMessageContaining("did you mean sample?");
    }

    @Test
    void aLinkOutOfTheRootIsNotFollowed() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside.jsonl"), GOOD + "\n");
        Files.createDirectories(root);
        Files.createSymbolicLink(root.resolve("linked.jsonl"), outside);

        assertThat(refused(() -> store.open(new DatasetKey("linked"))))
                .hasMessageContaining("leads out of the dataset root to " + outside);
    }

    @Test
    void aLinkOutOfADatasetsDirectoryIsNotFollowed() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside.jsonl"), GOOD + "\n");
        Files.createDirectories(root.resolve("many"));
        Files.createSymbolicLink(root.resolve("many/part.jsonl"), outside);

        assertThat(refused(() -> store.open(new DatasetKey("many"))))
                .hasMessageContaining("leads out of the dataset root to " + outside);
    }

    @Test
    void aDirectoryIsReadFileByFileInOrderWithOneNumbering() throws IOException {
        Files.createDirectories(root.resolve("many"));
        Files.writeString(root.resolve("many/b.jsonl"), Records.record("\"prompt\": \"second\""));
        Files.writeString(root.resolve("many/a.jsonl"), Records.record("\"prompt\": \"first\"") + "\n");
        Files.writeString(root.resolve("many/notes.txt"), "no records");

        Records.Reading reading = Records.read(store.open(new DatasetKey("many")));

        assertThat(reading.prompts()).containsExactly("first", "second");
        assertThat(reading.good).extracting(SourceRecord::index).containsExactly(0L, 1L);
    }

    @Test
    void theListHasTheSampleAndShowReadsIt() throws IOException {
        imports.add(Files.writeString(folder.resolve("mine.jsonl"), GOOD + "\n"), Optional.empty(), 0);

        assertThat(store.list()).extracting(DatasetEntry::key).containsExactly("mine", "sample");
        DatasetDetails sample = store.show(new DatasetKey("sample"));
        assertThat(sample.records()).isEqualTo(418);
        assertThat(sample.invalid()).isZero();
        assertThat(sample.metaKeys()).containsOnlyKeys("dataset", "kind");
    }

    @Test
    void oneBrokenDatasetDoesNotHideTheOthers() throws IOException {
        Files.createDirectories(root.resolve("hollow"));
        Files.createSymbolicLink(root.resolve("linked.jsonl"), Files.writeString(folder.resolve("x"), GOOD));

        assertThat(store.list())
                .extracting(DatasetEntry::key, entry -> entry.problem().isPresent())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("hollow", true),
                        org.assertj.core.groups.Tuple.tuple("linked", true),
                        org.assertj.core.groups.Tuple.tuple("sample", false));
    }
}
