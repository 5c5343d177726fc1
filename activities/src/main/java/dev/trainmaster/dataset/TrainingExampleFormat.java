package dev.trainmaster.dataset;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;

/** A prompt and the response to learn. */
final class TrainingExampleFormat implements RecordFormat {
    static final String REQUEST = "\n\nPlease show your reasoning steps.";

    private final Uuid5 uuid5;

    TrainingExampleFormat(Uuid5 uuid5) {
        this.uuid5 = uuid5;
    }

    @Override
    public long write(JsonGenerator json, Exported entry) throws IOException {
        String prompt = entry.trace().prompt() + REQUEST;
        String response = entry.response();
        json.writeStartObject();
        json.writeStringField("id", uuid5.of(entry.name() + "/te").toString());
        json.writeStringField("prompt", prompt);
        json.writeStringField("response", response);
        MetaWriter.field(json, entry.metadata(Map.of("source_trace_id", entry.id()), Map.of()));
        json.writeEndObject();
        return (long) prompt.length() + response.length();
    }
}
