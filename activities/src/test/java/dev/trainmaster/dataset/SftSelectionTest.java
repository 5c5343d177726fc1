package dev.trainmaster.dataset;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Choosing among records that were rendered elsewhere. */
class SftSelectionTest {
    private static final String PAIR = "{\"prompt\": \"2+3?\", \"response\": \"It is 5\\n\"}";

    @TempDir
    Path folder;

    @Test
    void theSameTextsHaveTheSameIdAndStandOnTheSameSide() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 400; i++) {
            lines.append("{\"text\": \"t").append(i % 200).append("\"}\n");
        }
        Path file = Files.writeString(folder.resolve("data.jsonl"), lines);
        Selection held = Records.held(0.3);

        ExportReceipt receipt = Records.export(file, held, ExportFormat.TUNIX_SFT, folder.resolve("out/dataset.jsonl"));

        List<String> training = Files.readAllLines(Path.of(receipt.path()));
        List<String> evaluation =
                Files.readAllLines(Path.of(receipt.evaluation().orElseThrow().path()));
        assertThat(training.size() + evaluation.size()).isEqualTo(400);
        assertThat(evaluation).isNotEmpty().doesNotContainAnyElementsOf(training);
    }

    @Test
    void repeatedPromptsFiltersAndALimitWorkAsForTraces() throws IOException {
        Path file = source(
                PAIR.replace("}", ", \"meta\": {\"k\": \"a\"}}"),
                PAIR.replace("5", "five").replace("}", ", \"meta\": {\"k\": \"a\"}}"),
                PAIR.replace("2+3", "7").replace("}", ", \"meta\": {\"k\": \"b\"}}"),
                PAIR.replace("2+3", "8").replace("}", ", \"meta\": {\"k\": \"a\"}}"),
                PAIR.replace("2+3", "9").replace("}", ", \"meta\": {\"k\": \"a\"}}"));
        Selection some = new Selection(
                OptionalInt.of(2),
                Map.of("k", "a"),
                Map.of(),
                List.of(),
                SelectionStrategy.ALL,
                42,
                true,
                0,
                0,
                Optional.empty());

        ExportReceipt receipt =
                Records.export(file, some, ExportFormat.TRAINING_EXAMPLE, folder.resolve("out/dataset.jsonl"));

        assertThat(receipt.repeated()).isEqualTo(1);
        assertThat(Files.readString(Path.of(receipt.path())))
                .contains("\"prompt\":\"2+3?\"", "It is 5", "\"prompt\":\"8?\"")
                .doesNotContain("five", "7?", "9?");
    }

    private Path source(String... lines) throws IOException {
        return Files.writeString(folder.resolve("data.jsonl"), String.join("\n", lines) + "\n");
    }
}
