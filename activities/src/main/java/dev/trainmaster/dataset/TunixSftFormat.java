package dev.trainmaster.dataset;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;

/** One text in Gemma's chat template. */
final class TunixSftFormat implements RecordFormat {
    @Override
    public long write(JsonGenerator json, Exported entry) throws IOException {
        String text = "<start_of_turn>user\n" + entry.trace().prompt() + "<end_of_turn>\n<start_of_turn>model\n"
                + entry.response() + "<end_of_turn>";
        json.writeStartObject();
        json.writeStringField("id", entry.id());
        json.writeStringField("prompts", text);
        json.writeStringField("final_answer", entry.trace().finalAnswer());
        MetaWriter.field(json, entry.metadata(Map.of(), Map.of("format", "tunix_sft")));
        json.writeEndObject();
        return text.length();
    }
}
