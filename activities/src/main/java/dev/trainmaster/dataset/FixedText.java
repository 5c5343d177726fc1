package dev.trainmaster.dataset;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** A text that stands in every line, spelled once. */
record FixedText(byte[] spelled, int characters) {
    static FixedText of(String text) {
        return new FixedText(JsonStringEncoder.getInstance().quoteAsUTF8(text), text.length());
    }

    int appendTo(Bytes out) {
        out.append(spelled);
        return characters;
    }
}
