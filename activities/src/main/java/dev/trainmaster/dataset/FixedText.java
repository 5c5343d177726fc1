package dev.trainmaster.dataset;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;

/** A text that stands in every line, spelled once, as the JSON generator does it. */
record FixedText(String text, byte[] spelled) {
    static FixedText of(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.writeString(text);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        byte[] quoted = out.toByteArray();
        return new FixedText(text, Arrays.copyOfRange(quoted, 1, quoted.length - 1));
    }

    int appendTo(Bytes out) {
        out.append(spelled);
        return text.length();
    }
}
