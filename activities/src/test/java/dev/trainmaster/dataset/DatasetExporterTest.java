package dev.trainmaster.dataset;

import static dev.trainmaster.dataset.Records.GOOD;
import static dev.trainmaster.dataset.Records.filesIn;
import static dev.trainmaster.dataset.Records.record;
import static dev.trainmaster.dataset.Records.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.request.Selection;
import dev.trainmaster.request.SelectionStrategy;
import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.storage.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetExporterTest {
    @TempDir
    Path folder;

    @Test
    void keysStandInAFixedOrderAndTextIsNotEscaped() throws IOException {
        Path file = source(record(
                "\"prompt\": \"Was heißt 雪?\"",
                "\"id\": \"x\"",
                "\"meta\": {\"n\": 1.50, \"big\": 12345678901234567890}"));

        assertThat(exported(file, ExportFormat.TUNIX_SFT))
                .isEqualTo("{\"id\":\"x\",\"prompts\":\"<start_of_turn>user\\nWas heißt 雪?<end_of_turn>\\n"
                        + "<start_of_turn>model\\nReasoning:\\n1. c\\nAnswer: a<end_of_turn>\",\"final_answer\":\"a\","
                        + "\"metadata\":{\"trace_version\":\"1.0\",\"format\":\"tunix_sft\",\"n\":1.50,"
                        + "\"big\":12345678901234567890}}\n");
        assertThat(exported(file, ExportFormat.TRACE))
                .isEqualTo("{\"id\":\"x\",\"prompts\":\"Was heißt 雪?\",\"trace_steps\":[\"c\"],\"final_answer\":\"a\","
                        + "\"metadata\":{\"trace_version\":\"1.0\",\"n\":1.50,\"big\":12345678901234567890}}\n");
        assertThat(exported(file, ExportFormat.TRAINING_EXAMPLE))
                .isEqualTo("{\"id\":\"" + new Uuid5().of("x/te") + "\",\"prompt\":\"Was heißt 雪?\\n\\nPlease show your"
                        + " reasoning steps.\",\"response\":\"Reasoning:\\n1. c\\nAnswer: a\",\"metadata\":"
                        + "{\"source_trace_id\":\"x\",\"trace_version\":\"1.0\",\"n\":1.50,"
                        + "\"big\":12345678901234567890}}\n");
    }

    @Test
    void whatARecordSaysOfItselfWinsInItsMetadata() throws IOException {
        Path file =
                source(record("\"prompt\": \"p\"", "\"id\": \"x\"", "\"meta\": {\"z\": null, \"format\": \"mine\"}"));

        assertThat(exported(file, ExportFormat.TUNIX_SFT))
                .endsWith("\"metadata\":{\"trace_version\":\"1.0\",\"format\":\"mine\",\"z\":null}}\n");
    }

    @Test
    void aRecordWithoutAnIdIsNamedByItsDatasetAndPlace() throws IOException {
        Path file = source(GOOD, GOOD);

        assertThat(exported(file, ExportFormat.TRACE))
                .contains(new Uuid5().of("data/0").toString())
                .contains(new Uuid5().of("data/1").toString());
    }

    @Test
    void theReceiptTellsWhatLiesOnDiskAndTheSameInputGivesTheSameBytes() throws IOException {
        Path file = source(GOOD, GOOD, GOOD);

        ExportReceipt first = export(file, Selection.EVERYTHING);
        byte[] descriptor = Files.readAllBytes(folder.resolve("out/dataset.json"));
        ExportReceipt second = export(file, Selection.EVERYTHING);

        assertThat(second).isEqualTo(first);
        assertThat(Files.readAllBytes(folder.resolve("out/dataset.json"))).isEqualTo(descriptor);
        Path out = Path.of(first.path());
        assertThat(first.sha256()).isEqualTo(Sha256.ofFile(out));
        assertThat(first.bytes()).isEqualTo(Files.size(out));
        assertThat(first.records())
                .isEqualTo(3)
                .isEqualTo(Files.readAllLines(out).size());
        assertThat(filesIn(folder.resolve("out"))).containsExactly("dataset.json", "dataset.jsonl");
        DatasetDescriptor told = new JsonFiles().read(folder.resolve("out/dataset.json"), DatasetDescriptor.class);
        assertThat(told.sha256()).isEqualTo(first.sha256());
        assertThat(told.files())
                .containsExactly(new SourceFile("data.jsonl", Files.size(file), Optional.of(Sha256.ofFile(file))));
    }

    @Test
    void badRecordsFailAStrictExportWithTheirLinesAndLeaveNothingBehind() throws IOException {
        Path file = source(GOOD, "{}", GOOD, "[]");

        FailureException failure = refused(() -> export(file, Selection.EVERYTHING));

        assertThat(failure.failure().type()).isEqualTo(FailureType.DATASET_INVALID);
        assertThat(failure)
                .hasMessage("dataset data: 2 of 4 records cannot be used, and 0 are tolerated: " + file
                        + ":2: trace_version is missing; " + file + ":4: a record must be a JSON object");
        assertThat(filesIn(folder.resolve("out"))).isEmpty();
    }

    @Test
    void toleratedBadRecordsAreCountedAndTheFirstTenAreKept() throws IOException {
        Path file = source(
                IntStream.range(0, 30).mapToObj(i -> i % 2 == 0 ? GOOD : "{}").toArray(String[]::new));

        ExportReceipt receipt = export(file, selection(OptionalInt.empty(), Map.of(), SelectionStrategy.ALL, 15));

        assertThat(receipt.records()).isEqualTo(15);
        assertThat(receipt.invalid()).isEqualTo(15);
        assertThat(receipt.read()).isEqualTo(30);
        assertThat(receipt.firstProblems()).hasSize(10);
        assertThat(receipt.firstProblems().get(0).line()).isEqualTo(2);
    }

    @Test
    void nothingLeftToTrainOnIsItsOwnFailure() throws IOException {
        Path file = source(GOOD);

        FailureException failure = refused(
                () -> export(file, selection(OptionalInt.empty(), Map.of("kind", "y"), SelectionStrategy.ALL, 0)));

        assertThat(failure.failure().type()).isEqualTo(FailureType.DATASET_EMPTY);
        assertThat(failure)
                .hasMessageContaining("none of the 1 records of dataset data was selected by")
                .hasMessageContaining("kind=y");
        Path empty = Files.writeString(folder.resolve("empty.jsonl"), "\n\n");
        assertThat(refused(() -> export(empty, Selection.EVERYTHING)).failure().type())
                .isEqualTo(FailureType.DATASET_EMPTY);
        assertThat(filesIn(folder.resolve("out"))).isEmpty();
    }

    @Test
    void aFileThatChangesBetweenTheReadingsIsNoticed() throws IOException {
        Path file = source(numbered(10));
        FileSource source = new FileSource(new DatasetKey("data"), file, Records.LIMITS);
        Records.read(source);
        Files.writeString(file, GOOD + "\n");

        assertThatThrownBy(() -> Records.read(source))
                .isInstanceOf(UnusableSourceException.class)
                .hasMessageContaining("the file changed while it was read");
    }

    @Test
    void anExportThatIsEndedByItsListenerLeavesNothingBehind() throws IOException {
        Path file = source(numbered(2_000));
        Path out = folder.resolve("out/dataset.jsonl");
        ExportOrder order = new ExportOrder(
                new FileSource(new DatasetKey("data"), file, Records.LIMITS),
                Selection.EVERYTHING,
                ExportFormat.TRACE,
                out);

        assertThatThrownBy(() -> new DatasetExporter().export(order, (read, written) -> {
                    throw new IllegalStateException("cancelled at " + read);
                }))
                .hasMessage("cancelled at 500");
        assertThat(filesIn(folder.resolve("out"))).isEmpty();
    }

    @Test
    void aPlaceThatCannotBeWrittenIsAStorageFailureThatNamesIt() throws IOException {
        Path file = source(GOOD);
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file, not a folder");

        FailureException failure = refused(
                () -> Records.export(file, Selection.EVERYTHING, ExportFormat.TRACE, blocked.resolve("dataset.jsonl")));

        assertThat(failure.failure().type()).isEqualTo(FailureType.STORAGE_FAILED);
        assertThat(failure).hasMessageContaining(blocked.toString());
    }

    private Path source(String... lines) throws IOException {
        return Files.writeString(folder.resolve("data.jsonl"), String.join("\n", lines) + "\n");
    }

    private ExportReceipt export(Path file, Selection selection) {
        return Records.export(file, selection, ExportFormat.TRACE, folder.resolve("out/dataset.jsonl"));
    }

    private String exported(Path file, ExportFormat format) throws IOException {
        Path out = folder.resolve("out/dataset.jsonl");
        Records.export(file, Selection.EVERYTHING, format, out);
        return Files.readString(out);
    }

    private static String[] numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> record("\"prompt\": \"" + i + "\""))
                .toArray(String[]::new);
    }

    private static Selection selection(
            OptionalInt limit, Map<String, String> filters, SelectionStrategy strategy, int maxInvalid) {
        return new Selection(limit, filters, strategy, 42, maxInvalid, Optional.empty());
    }
}
