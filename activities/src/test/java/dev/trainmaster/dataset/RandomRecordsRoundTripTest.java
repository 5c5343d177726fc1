package dev.trainmaster.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.request.Selection;
import dev.trainmaster.request.SelectionStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomRecordsRoundTripTest {
    private static final Selection TOLERANT = new Selection(
            OptionalInt.empty(), Map.of(), SelectionStrategy.ALL, 42, Integer.MAX_VALUE, Optional.empty());
    private static final String[] TEXTS = {
        "a", "\"", "\\", "\n", "\t", "é", "雪", "\uD83D\uDE00", "\u2028", "\u0001", "</"
    };

    private final ObjectMapper mapper = new ObjectMapper();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatGoesInComesOutAndEveryLineIsCounted(long seed) throws IOException {
        Random random = new Random(seed);
        List<ObjectNode> good = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        int bad = 0;
        for (int i = 0; i < 300; i++) {
            if (random.nextInt(10) == 0) {
                lines.add(broken(random));
                bad++;
            } else {
                ObjectNode node = node(random, i);
                good.add(node);
                lines.add(mapper.writeValueAsString(node));
            }
        }
        Path file = Files.writeString(folder.resolve("data.jsonl"), String.join("\n", lines) + "\n");

        ExportReceipt receipt = Records.export(file, TOLERANT, ExportFormat.TRACE, folder.resolve("dataset.jsonl"));

        assertThat(receipt.read()).isEqualTo(300);
        assertThat(receipt.invalid()).isEqualTo(bad);
        assertThat(receipt.records()).isEqualTo(good.size());
        List<String> written = Files.readAllLines(Path.of(receipt.path()));
        assertThat(written).hasSameSizeAs(good);
        for (int i = 0; i < good.size(); i++) {
            assertSame(mapper.readTree(written.get(i)), good.get(i));
        }
    }

    private static void assertSame(JsonNode written, ObjectNode given) {
        assertThat(written.get("id")).isEqualTo(given.get("id"));
        assertThat(written.get("prompts")).isEqualTo(given.get("prompt"));
        assertThat(written.get("final_answer")).isEqualTo(given.get("final_answer"));
        assertThat(written.get("trace_steps")).hasSameSizeAs(given.get("steps"));
        ObjectNode metadata = ((ObjectNode) written.get("metadata")).deepCopy();
        metadata.remove("trace_version");
        assertThat(metadata).isEqualTo(given.get("meta"));
    }

    private ObjectNode node(Random random, int number) {
        ObjectNode node = mapper.createObjectNode();
        node.put("id", "id-" + number);
        node.put("trace_version", "1." + random.nextInt(10));
        node.put("prompt", text(random));
        node.put("final_answer", text(random));
        ArrayNode steps = node.putArray("steps");
        for (int i = 0; i <= random.nextInt(5); i++) {
            steps.addObject().put("i", i).put("type", "t").put("content", text(random));
        }
        ObjectNode meta = node.putObject("meta");
        meta.put("whole", random.nextLong());
        meta.put("decimal", random.nextDouble());
        meta.put("flag", random.nextBoolean());
        meta.putNull("none");
        meta.putArray("list").add(text(random)).addObject().put("deep", random.nextInt());
        return node;
    }

    private static String broken(Random random) {
        String good = Records.GOOD;
        return good.substring(0, 1 + random.nextInt(good.length() - 1));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i <= random.nextInt(30); i++) {
            text.append(TEXTS[random.nextInt(TEXTS.length)]);
        }
        return text.toString();
    }
}
