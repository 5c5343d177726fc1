package dev.trainmaster.dataset;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The fields of a record that says itself what is to be learned: a conversation, a prompt and a response, or a text. */
final class SftParser {
    private final RecordKind kind;
    private Optional<String> id = Optional.empty();
    private Optional<String> createdAt = Optional.empty();
    private Map<String, Object> meta;
    private Messages messages;
    private String prompt;
    private String response;
    private String text;

    private SftParser(RecordKind kind) {
        this.kind = kind;
    }

    static DataRecord record(JsonParser parser, RecordKind kind, Consumer<String> ignoredKeys)
            throws IOException, BadRecordException {
        SftParser fields = new SftParser(kind);
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            if (!fields.takesCommon(key, parser) && !fields.takesOfItsKind(key, parser)) {
                ignoredKeys.accept(key);
                parser.skipChildren();
            }
        }
        return fields.record();
    }

    private boolean takesCommon(String key, JsonParser parser) throws IOException, BadRecordException {
        switch (key) {
            case "id" -> id = TraceParser.optional(parser, TextRule.ID);
            case "created_at" -> createdAt = Timestamps.checked(TraceParser.optional(parser, TextRule.CREATED_AT));
            case "meta", "metadata" -> meta(parser);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void meta(JsonParser parser) throws IOException, BadRecordException {
        if (meta != null) {
            throw new BadRecordException("has both meta and metadata, which are the same; leave one of them out");
        }
        meta = parser.currentToken() == JsonToken.VALUE_NULL ? Map.of() : MetaParser.object(parser);
    }

    private boolean takesOfItsKind(String key, JsonParser parser) throws IOException, BadRecordException {
        if (kind == RecordKind.MESSAGES && key.equals("messages")) {
            messages = Messages.read(parser);
        } else if (kind == RecordKind.TEXT && key.equals("text")) {
            text = notBlank(key, TraceParser.text(parser, "", TextRule.TEXT));
        } else if (kind == RecordKind.PROMPT_RESPONSE && key.equals("prompt")) {
            prompt = TraceParser.text(parser, "", TextRule.PROMPT);
        } else if (kind == RecordKind.PROMPT_RESPONSE && (key.equals("response") || key.equals("completion"))) {
            response = notBlank(key, TraceParser.text(parser, "", TextRule.response(key)));
        } else {
            return false;
        }
        return true;
    }

    /** From nothing nothing can be learned. */
    static String notBlank(String where, String text) throws BadRecordException {
        if (text.isBlank()) {
            throw new BadRecordException(where + " has nothing but whitespace");
        }
        return text;
    }

    private DataRecord record() {
        Map<String, Object> others = meta == null ? Map.of() : meta;
        return switch (kind) {
            case TEXT -> new RenderedText(id, createdAt, text, others);
            case MESSAGES -> new Dialogue(id, createdAt, kind, messages.system(), messages.exchanges(), others);
            case PROMPT_RESPONSE ->
                new Dialogue(
                        id,
                        createdAt,
                        kind,
                        Optional.empty(),
                        List.of(new Dialogue.Exchange(prompt, response)),
                        others);
            case TRACE -> throw new IllegalStateException("a trace has fields of its own");
        };
    }
}
