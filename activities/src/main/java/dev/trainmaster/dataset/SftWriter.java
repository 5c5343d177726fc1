package dev.trainmaster.dataset;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trainmaster.request.ExportFormat;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes records that say themselves what is to be learned: conversations in the chat template, texts as they stand. */
final class SftWriter {
    private final WorkOrder order;
    private final Uuid5 uuid5 = new Uuid5();

    SftWriter(WorkOrder order) {
        this.order = order;
    }

    /** Answers how many characters a trainer would learn. */
    long write(JsonGenerator json, DataRecord record) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id(record));
        long length = record instanceof Dialogue dialogue ? dialogue(json, dialogue) : text(json, record.question());
        MetaWriter.field(json, metadata(record));
        json.writeEndObject();
        return length;
    }

    private String id(DataRecord record) {
        return record.id()
                .or(() -> ContentName.of(record)
                        .map(name -> uuid5.of(name.array(), name.size()).toString()))
                .orElseThrow();
    }

    private long dialogue(JsonGenerator json, Dialogue dialogue) throws IOException {
        if (order.format() == ExportFormat.TUNIX_SFT) {
            String conversation = order.frame().conversation(dialogue);
            json.writeStringField("prompts", conversation);
            json.writeStringField("final_answer", dialogue.answer());
            return conversation.length();
        }
        String prompt = dialogue.system().map(text -> text + "\n\n").orElse("")
                + dialogue.exchanges().get(0).prompt();
        json.writeStringField("prompt", prompt);
        json.writeStringField("response", dialogue.answer());
        return (long) prompt.length() + dialogue.answer().length();
    }

    /** Which part of it is the answer is not known. */
    private static long text(JsonGenerator json, String text) throws IOException {
        json.writeStringField("prompts", text);
        json.writeStringField("final_answer", "");
        return text.length();
    }

    /** What the record says of itself wins over what is said of it, and stands where that stood. */
    private Map<String, Object> metadata(DataRecord record) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        Optional<String> createdAt = record.createdAt().or(order::createdAt);
        createdAt.ifPresent(time -> metadata.put("created_at", time));
        if (order.format() == ExportFormat.TUNIX_SFT) {
            metadata.put("format", order.format().text());
        }
        metadata.putAll(record.meta());
        return metadata;
    }
}
