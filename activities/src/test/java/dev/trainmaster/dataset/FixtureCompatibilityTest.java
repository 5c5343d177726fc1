package dev.trainmaster.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FixtureCompatibilityTest {
    private static final Selection AT_A_GIVEN_TIME = new Selection(
            OptionalInt.empty(), Map.of(), SelectionStrategy.ALL, 42, 0, Optional.of("2026-01-02T03:04:05+00:00"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void everyRecordEqualsTheGoldenOne(ExportFormat format) throws IOException {
        Path input = SharedFixtures.file("dev-reasoning-v2.jsonl");
        Path golden = SharedFixtures.file("golden_" + format.text() + ".jsonl");
        Path out = folder.resolve("dataset.jsonl");

        ExportReceipt receipt = new DatasetExporter()
                .export(
                        new ExportOrder(
                                new FileSource(DatasetKey.ofFile(input), input, ReaderLimits.ofThisProcess()),
                                AT_A_GIVEN_TIME,
                                format,
                                out),
                        ExportProgress.NONE);

        assertThat(receipt.records()).isEqualTo(550);
        List<JsonNode> expected = parsed(golden);
        List<JsonNode> actual = parsed(out);
        assertThat(actual).hasSize(550).isEqualTo(expected);
    }

    private static List<JsonNode> parsed(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> nodes = new java.util.ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            nodes.add(mapper.readTree(line));
        }
        return nodes;
    }
}
