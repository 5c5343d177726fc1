package dev.trainmaster.dataset;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;

/** One text in a chat template. */
final class TunixSftFormat implements RecordFormat {
    private final ChatFrame frame;

    TunixSftFormat(ChatFrame frame) {
        this.frame = frame;
    }

    @Override
    public long write(JsonGenerator json, Exported entry) throws IOException {
        String text = frame.head().text()
                + entry.trace().prompt()
                + frame.middle().text()
                + entry.response()
                + frame.tail().text();
        json.writeStartObject();
        json.writeStringField("id", entry.id());
        json.writeStringField("prompts", text);
        json.writeStringField("final_answer", entry.trace().finalAnswer());
        MetaWriter.field(json, entry.metadata(Map.of(), Map.of("format", "tunix_sft")));
        json.writeEndObject();
        return text.length();
    }
}
