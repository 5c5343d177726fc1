package dev.trainmaster.cli.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.temporal.common.converter.JacksonJsonPayloadConverter;

/** Our records as JSON, the same in files, payloads and here. */
public final class Json {

    private final ObjectMapper mapper = JacksonJsonPayloadConverter.newDefaultObjectMapper();

    public ObjectMapper mapper() {
        return mapper;
    }

    String document(Object value, boolean unicode) {
        ObjectWriter writer = mapper.writer(SerializationFeature.INDENT_OUTPUT);
        try {
            return (unicode ? writer : writer.with(JsonWriteFeature.ESCAPE_NON_ASCII)).writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot print a " + value.getClass().getName() + " as JSON", e);
        }
    }
}
