package dev.trainmaster.dataset;

import static dev.trainmaster.dataset.Records.GOOD;
import static dev.trainmaster.dataset.Records.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.request.Selection;
import dev.trainmaster.request.SelectionStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetSelectionTest {
    @TempDir
    Path folder;

    @Test
    void filtersCompareMetaAsItIsWritten() throws IOException {
        Path file = source(
                record("\"prompt\": \"one\"", "\"meta\": {\"level\": 3, \"kind\": \"x\", \"ok\": true}"),
                record("\"prompt\": \"two\"", "\"meta\": {\"level\": 4, \"kind\": \"x\", \"ok\": true}"),
                record("\"prompt\": \"three\"", "\"meta\": {\"level\": 3, \"ok\": true}"));

        ExportReceipt receipt = export(
                file,
                selection(
                        OptionalInt.empty(),
                        Map.of("level", "3", "kind", "x", "ok", "true"),
                        SelectionStrategy.ALL,
                        0));

        assertThat(receipt.records()).isEqualTo(1);
        assertThat(Files.readString(Path.of(receipt.path()))).contains("one");
    }

    @Test
    void theLatestAreChosenByTimeAndKeepTheirOrder() throws IOException {
        Path file = source(
                dated("a", "2026-01-03T00:00:00Z"),
                dated("b", "2026-01-01T00:00:00Z"),
                GOOD,
                dated("c", "2026-01-02T12:00:00+02:00"),
                dated("d", "2026-01-02T00:00:00Z"));

        ExportReceipt receipt = export(file, selection(OptionalInt.of(2), Map.of(), SelectionStrategy.LATEST, 0));

        assertThat(prompts(receipt)).isEqualTo("a,c");
    }

    @Test
    void aSeedChoosesTheSameRandomRecordsAndAnotherSeedOthers() throws IOException {
        Path file = source(numbered(1_000));
        Selection seven = random(20, 7);

        String first = prompts(export(file, seven));

        assertThat(prompts(export(file, seven))).isEqualTo(first);
        assertThat(first.split(",")).hasSize(20).doesNotHaveDuplicates();
        assertThat(prompts(export(file, random(20, 8)))).isNotEqualTo(first);
    }

    @Test
    void randomRecordsComeFromTheWholeSource() throws IOException {
        Path file = source(numbered(100));
        int[] chosen = new int[100];
        for (int seed = 0; seed < 200; seed++) {
            for (String prompt : prompts(export(file, random(10, seed))).split(",")) {
                chosen[Integer.parseInt(prompt)]++;
            }
        }

        // 20 are expected of each; 200 draws of a tenth stay within six deviations of that.
        assertThat(IntStream.of(chosen).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(1, 46));
    }

    private Path source(String... lines) throws IOException {
        return Files.writeString(folder.resolve("data.jsonl"), String.join("\n", lines) + "\n");
    }

    private ExportReceipt export(Path file, Selection selection) {
        return Records.export(file, selection, ExportFormat.TRACE, folder.resolve("out/dataset.jsonl"));
    }

    private static String prompts(ExportReceipt receipt) throws IOException {
        return Files.readAllLines(Path.of(receipt.path())).stream()
                .map(line -> line.replaceAll(".*\"prompts\":\"([^\"]*)\".*", "$1"))
                .collect(Collectors.joining(","));
    }

    private static String[] numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> record("\"prompt\": \"" + i + "\""))
                .toArray(String[]::new);
    }

    private static String dated(String prompt, String time) {
        return record("\"prompt\": \"" + prompt + "\"", "\"created_at\": \"" + time + "\"");
    }

    private static Selection random(int limit, int seed) {
        return new Selection(OptionalInt.of(limit), Map.of(), SelectionStrategy.RANDOM, seed, 0, Optional.empty());
    }

    private static Selection selection(
            OptionalInt limit, Map<String, String> filters, SelectionStrategy strategy, int maxInvalid) {
        return new Selection(limit, filters, strategy, 42, maxInvalid, Optional.empty());
    }
}
