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
import java.util.List;
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

    @Test
    void filtersOfSeveralValuesAndOfPresence() throws IOException {
        Path file = source(
                record("\"prompt\": \"one\"", "\"meta\": {\"kind\": \"x\", \"source\": \"web\"}"),
                record("\"prompt\": \"two\"", "\"meta\": {\"kind\": \"y\", \"source\": null}"),
                record("\"prompt\": \"three\"", "\"meta\": {\"kind\": \"z\", \"source\": \"web\"}"),
                record("\"prompt\": \"four\"", "\"meta\": {\"kind\": \"y\", \"source\": 7}"));

        assertThat(prompts(export(file, where(Map.of("kind", List.of("x", "y")), List.of()))))
                .isEqualTo("one,two,four");
        assertThat(prompts(export(file, where(Map.of("kind", List.of("x", "y")), List.of("source")))))
                .isEqualTo("one,four");
    }

    @Test
    void ofRepeatedPromptsTheFirstIsKeptHoweverItIsSpelled() throws IOException {
        Path file = source(
                record("\"prompt\": \"caf\u00e9 \uD83D\uDE00\"", "\"id\": \"a\""),
                record("\"prompt\": \"caf\\u00e9 \\ud83d\\ude00\"", "\"id\": \"b\""),
                record("\"prompt\": \"other\"", "\"id\": \"c\""),
                record("\"prompt\": \"caf\u00e9 \uD83D\uDE00\"", "\"id\": \"d\"", "\"meta\": {\"n\": 1e5}"));

        ExportReceipt receipt = export(file, unique(OptionalInt.empty(), SelectionStrategy.ALL));

        assertThat(receipt.repeated()).isEqualTo(2);
        assertThat(receipt.records()).isEqualTo(2);
        assertThat(export(file, unique(OptionalInt.of(2), SelectionStrategy.RANDOM))
                        .records())
                .isEqualTo(2);
    }

    @Test
    void theFixtureRepeatsSeventyFourPrompts() throws IOException {
        ExportReceipt receipt = export(
                SharedFixtures.file("dev-reasoning-v2.jsonl"), unique(OptionalInt.empty(), SelectionStrategy.ALL));

        assertThat(receipt.repeated()).isEqualTo(74);
        assertThat(receipt.records()).isEqualTo(476);
    }

    @Test
    void heldBackRecordsLieBesideTheOthersAndStayThereWhenRecordsAreAdded() throws IOException {
        ExportReceipt few = export(source(numbered(1_000)), Records.held(0.2));
        List<String> before =
                Files.readAllLines(Path.of(few.evaluation().orElseThrow().path()));
        ExportReceipt more = export(source(numbered(1_500)), Records.held(0.2));
        List<String> after =
                Files.readAllLines(Path.of(more.evaluation().orElseThrow().path()));

        assertThat(before).hasSizeBetween(150, 250);
        assertThat(few.records() + before.size()).isEqualTo(1_000);
        assertThat(few.evaluation().orElseThrow().records()).isEqualTo(before.size());
        assertThat(after).startsWith(before.toArray(String[]::new));
        assertThat(Files.readAllLines(Path.of(few.path()))).doesNotContainAnyElementsOf(before);
        assertThat(Records.filesIn(folder.resolve("out")))
                .containsExactly("dataset.eval.jsonl", "dataset.json", "dataset.jsonl");
    }

    @Test
    void whatAnEarlierExportHeldBackDoesNotLieBesideOneThatHoldsNothingBack() throws IOException {
        Path file = source(numbered(100));
        export(file, Records.held(0.2));
        export(file, Selection.EVERYTHING);

        assertThat(Records.filesIn(folder.resolve("out"))).containsExactly("dataset.json", "dataset.jsonl");

        Files.writeString(folder.resolve("out/dataset.eval.jsonl"), "somebody's own\n");
        export(file, Selection.EVERYTHING);

        assertThat(folder.resolve("out/dataset.eval.jsonl")).hasContent("somebody's own");
    }

    @Test
    void aSourceThatChangedSinceTheLastExportIsToldAndTheSameBytesAreLeftAlone() throws IOException {
        Path file = source(numbered(10));
        ExportReceipt first = export(file, Selection.EVERYTHING);
        Object inode = Files.getAttribute(Path.of(first.path()), "unix:ino");

        assertThat(export(file, Selection.EVERYTHING).notes()).isEmpty();
        assertThat(Files.getAttribute(Path.of(first.path()), "unix:ino")).isEqualTo(inode);
        source(numbered(11));
        assertThat(export(file, Selection.EVERYTHING).notes())
                .singleElement()
                .asString()
                .contains(first.sha256())
                .contains("has changed in between");
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

    private static Selection where(Map<String, List<String>> anyOf, List<String> exists) {
        return new Selection(
                OptionalInt.empty(), Map.of(), anyOf, exists, SelectionStrategy.ALL, 42, false, 0, 0, Optional.empty());
    }

    private static Selection unique(OptionalInt limit, SelectionStrategy strategy) {
        return new Selection(limit, Map.of(), Map.of(), List.of(), strategy, 42, true, 0, 0, Optional.empty());
    }
}
