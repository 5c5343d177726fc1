package dev.trainmaster.dataset;

import static dev.trainmaster.dataset.Records.GOOD;
import static dev.trainmaster.dataset.Records.filesIn;
import static dev.trainmaster.dataset.Records.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.request.ChatSettings;
import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.request.Selection;
import dev.trainmaster.storage.JsonFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that others have rendered already, or nearly so: conversations, prompts with their responses, texts. */
class SftRecordsTest {
    private static final String CHAT = "{\"messages\": [{\"role\": \"user\", \"content\": \"Hi\"},"
            + " {\"role\": \"assistant\", \"content\": \"Hello!\"}, {\"role\": \"user\", \"content\": \"2+3?\"},"
            + " {\"content\": \"5\", \"role\": \"assistant\"}], \"meta\": {\"topic\": \"sums\"}}";
    private static final String PAIR = "{\"prompt\": \"2+3?\", \"response\": \"It is 5\\n\"}";
    private static final String TEXT = "{\"text\": \"Q: é 雪 \\uD83D\\uDE00\\nA: <b>5</b>\"}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "gemma # <start_of_turn>user~Hi<end_of_turn>~<start_of_turn>model~Hello!<end_of_turn>~"
                        + "<start_of_turn>user~2+3?<end_of_turn>~<start_of_turn>model~5<end_of_turn>",
                "chatml # <|im_start|>user~Hi<|im_end|>~<|im_start|>assistant~Hello!<|im_end|>~"
                        + "<|im_start|>user~2+3?<|im_end|>~<|im_start|>assistant~5<|im_end|>",
                "llama-3 # <|begin_of_text|><|start_header_id|>user<|end_header_id|>~~Hi<|eot_id|><|start_header_id|>"
                        + "assistant<|end_header_id|>~~Hello!<|eot_id|><|start_header_id|>user<|end_header_id|>~~2+3?"
                        + "<|eot_id|><|start_header_id|>assistant<|end_header_id|>~~5<|eot_id|>"
            })
    void aConversationIsWrittenInTheTurnsOfTheTemplate(String template, String expected) throws IOException {
        JsonNode line = only(source(CHAT), ExportFormat.TUNIX_SFT, new ChatSettings(template, Optional.empty()));

        assertThat(line.path("prompts").asText()).isEqualTo(expected.replace('~', '\n'));
        assertThat(line.path("final_answer").asText()).isEqualTo("5");
        assertThat(line.path("metadata").toString()).isEqualTo("{\"format\":\"tunix_sft\",\"topic\":\"sums\"}");
    }

    @Test
    void theInstructionOfAConversationTakesThePlaceOfTheOneOfTheRun() throws IOException {
        ChatSettings settings = new ChatSettings("chatml", Optional.of("of the run"));
        String own = CHAT.replace("[{", "[{\"role\": \"system\", \"content\": \"its own\"}, {");

        assertThat(only(source(CHAT), ExportFormat.TUNIX_SFT, settings)
                        .path("prompts")
                        .asText())
                .startsWith("<|im_start|>system\nof the run<|im_end|>\n<|im_start|>user\nHi");
        assertThat(only(source(own), ExportFormat.TUNIX_SFT, settings)
                        .path("prompts")
                        .asText())
                .startsWith("<|im_start|>system\nits own<|im_end|>\n<|im_start|>user\nHi")
                .doesNotContain("of the run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"response", "completion"})
    void aPromptWithItsResponseIsPassedOnAndPutIntoTheTemplate(String key) throws IOException {
        Path file = source(PAIR.replace("response", key));

        JsonNode example = only(file, ExportFormat.TRAINING_EXAMPLE, ChatSettings.DEFAULTS);
        JsonNode chat = only(file, ExportFormat.TUNIX_SFT, ChatSettings.DEFAULTS);

        assertThat(example.path("prompt").asText()).isEqualTo("2+3?");
        assertThat(example.path("response").asText()).isEqualTo("It is 5\n");
        assertThat(chat.path("prompts").asText())
                .isEqualTo("<start_of_turn>user\n2+3?<end_of_turn>\n<start_of_turn>model\nIt is 5\n<end_of_turn>");
        assertThat(example.path("id").asText())
                .isEqualTo(chat.path("id").asText())
                .isEqualTo(new Uuid5().of("[\"2+3?\",\"It is 5\\n\"]").toString());
    }

    @Test
    void aTextIsPassedOnAsItStands() throws IOException {
        JsonNode line = only(source(TEXT), ExportFormat.TUNIX_SFT, ChatSettings.DEFAULTS);

        assertThat(line.path("prompts").asText()).isEqualTo("Q: é 雪 \uD83D\uDE00\nA: <b>5</b>");
        assertThat(line.path("final_answer").asText()).isEmpty();
    }

    @Test
    void aTextIsTooLateForAnInstruction() throws IOException {
        ExportReceipt receipt =
                export(source(TEXT), ExportFormat.TUNIX_SFT, new ChatSettings("gemma", Optional.of("Think.")));

        assertThat(receipt.notes()).singleElement().asString().startsWith("chat.system is not used");
    }

    @Test
    void idTimeAndMetaAreKept() throws IOException {
        JsonNode line = only(
                source(
                        "{\"id\": \"x\", \"created_at\": \"2026-01-02T03:04:05Z\", \"text\": \"t\", \"metadata\": {\"n\":"
                                + " 15}}"),
                ExportFormat.TUNIX_SFT,
                ChatSettings.DEFAULTS);

        assertThat(line.path("id").asText()).isEqualTo("x");
        assertThat(line.path("metadata").toString())
                .isEqualTo("{\"created_at\":\"2026-01-02T03:04:05Z\",\"format\":\"tunix_sft\",\"n\":15}");
    }

    @ParameterizedTest
    @CsvSource({
        "messages, TRACE, 'a conversation (messages), of which trace cannot be made; choose the format tunix_sft or'",
        "pair, TRACE, 'a prompt with its response, of which trace cannot be made; choose the format tunix_sft or'",
        "text, TRACE, 'a text as it stands, of which trace cannot be made; choose the format tunix_sft'",
        "text, TRAINING_EXAMPLE, 'a text as it stands, of which training_example cannot be made; choose the format'"
    })
    void aFormatThatCannotBeMadeOfThemIsRefusedAtTheFirst(String kind, ExportFormat format, String reason)
            throws IOException {
        String line = Map.of("messages", CHAT, "pair", PAIR, "text", TEXT).get(kind);
        Path file = source(line, line);

        FailureException failure = refused(() -> export(file, format, ChatSettings.DEFAULTS));

        assertThat(failure.failure().type()).isEqualTo(FailureType.DATASET_INVALID);
        assertThat(failure).hasMessageContaining(file + ":1: is " + reason);
        assertThat(filesIn(folder.resolve("out"))).isEmpty();
    }

    @Test
    void aConversationOfSeveralAnswersHasNoRoomInATrainingExampleAndOneOfASingleAnswerHas() throws IOException {
        Path file = source(CHAT);
        assertThat(refused(() -> export(file, ExportFormat.TRAINING_EXAMPLE, ChatSettings.DEFAULTS)))
                .hasMessageContaining(":1: has 2 answers, but training_example has room for one");

        JsonNode line = only(
                source("{\"messages\": [{\"role\": \"system\", \"content\": \"Be short.\"}, {\"role\": \"user\","
                        + " \"content\": \"2+3?\"}, {\"role\": \"assistant\", \"content\": \"5\"}]}"),
                ExportFormat.TRAINING_EXAMPLE,
                ChatSettings.DEFAULTS);
        assertThat(line.path("prompt").asText()).isEqualTo("Be short.\n\n2+3?");
        assertThat(line.path("response").asText()).isEqualTo("5");
    }

    @ParameterizedTest
    @EnumSource(RecordKind.class)
    void theKindStandsInTheDescriptorAndInWhatIsShown(RecordKind kind) throws IOException {
        String line =
                switch (kind) {
                    case TRACE -> GOOD;
                    case MESSAGES -> CHAT;
                    case PROMPT_RESPONSE -> PAIR;
                    case TEXT -> TEXT;
                };

        export(source(line), ExportFormat.TUNIX_SFT, ChatSettings.DEFAULTS);

        assertThat(new JsonFiles()
                        .read(folder.resolve("out/dataset.json"), DatasetDescriptor.class)
                        .kind())
                .contains(kind);
        assertThat(new DatasetStore(folder, Records.LIMITS)
                        .show(new DatasetKey("data"))
                        .kind())
                .contains(kind);
    }

    @Test
    void recordsOfTwoKindsInOneFileAreToldWithLineAndColumn() throws IOException {
        Path file = source(PAIR, TEXT, GOOD, PAIR);

        FailureException failure = refused(() -> export(file, ExportFormat.TUNIX_SFT, ChatSettings.DEFAULTS));

        assertThat(failure)
                .hasMessageContaining("2 of 4 records cannot be used")
                .hasMessageContaining(file + ":2: is a text as it stands, but record 1 is a prompt with its response;"
                        + " all records of a dataset are of one kind")
                .hasMessageContaining(file + ":3: is a reasoning trace, but record 1 is a prompt");
        Records.Reading reading = Records.read(Files.readString(file));
        assertThat(reading.bad)
                .extracting(problem -> problem.column().getAsLong())
                .containsExactly(2L, GOOD.indexOf("\"final_answer\"") + 1L);
    }

    private Path source(String... lines) throws IOException {
        return Files.writeString(folder.resolve("data.jsonl"), String.join("\n", lines) + "\n");
    }

    private JsonNode only(Path file, ExportFormat format, ChatSettings chat) throws IOException {
        List<String> lines =
                Files.readAllLines(Path.of(export(file, format, chat).path()));
        assertThat(lines).hasSize(1);
        return new ObjectMapper().readTree(lines.get(0));
    }

    private ExportReceipt export(Path file, ExportFormat format, ChatSettings chat) {
        ExportOrder order = new ExportOrder(
                new FileSource(new DatasetKey("data"), file, Records.LIMITS),
                Selection.EVERYTHING,
                format,
                chat,
                folder.resolve("out/dataset.jsonl"));
        return new DatasetExporter().export(order, ExportProgress.NONE);
    }
}
