package dev.trainmaster.dataset;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;

/** The parts of a trace, side by side. */
final class TraceFormat implements RecordFormat {
    @Override
    public long write(JsonGenerator json, Exported entry) throws IOException {
        ReasoningTrace trace = entry.trace();
        long length = (long) trace.prompt().length() + trace.finalAnswer().length();
        json.writeStartObject();
        json.writeStringField("id", entry.id());
        json.writeStringField("prompts", trace.prompt());
        json.writeArrayFieldStart("trace_steps");
        for (TraceStep step : trace.steps()) {
            json.writeString(step.content());
            length += step.content().length();
        }
        json.writeEndArray();
        json.writeStringField("final_answer", trace.finalAnswer());
        MetaWriter.field(json, entry.metadata(Map.of(), Map.of()));
        json.writeEndObject();
        return length;
    }
}
