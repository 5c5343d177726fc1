package dev.trainmaster.trainer;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a trainer's maxSeqLength counts. */
public enum LengthUnit {
    /** Bytes of UTF-8: exact for a byte-level model. */
    BYTES("bytes", 1),
    /** Tokens of a vocabulary that is not at hand: about four bytes each in English text. */
    TOKENS("tokens, estimated as UTF-8 bytes / 4", 4);

    private final String told;
    private final int bytesEach;

    LengthUnit(String told, int bytesEach) {
        this.told = told;
        this.bytesEach = bytesEach;
    }

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String told() {
        return told;
    }

    public long of(long bytes) {
        return (bytes + bytesEach - 1) / bytesEach;
    }
}
