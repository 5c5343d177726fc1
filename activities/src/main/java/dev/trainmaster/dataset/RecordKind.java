package dev.trainmaster.dataset;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.trainmaster.request.ExportFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the records of a dataset are; all of one dataset are of one kind. */
public enum RecordKind {
    TRACE("a reasoning trace", ExportFormat.values()),
    MESSAGES("a conversation (messages)", ExportFormat.TUNIX_SFT, ExportFormat.TRAINING_EXAMPLE),
    PROMPT_RESPONSE("a prompt with its response", ExportFormat.TUNIX_SFT, ExportFormat.TRAINING_EXAMPLE),
    TEXT("a text as it stands", ExportFormat.TUNIX_SFT);

    private final String told;
    private final List<ExportFormat> formats;

    RecordKind(String told, ExportFormat... formats) {
        this.told = told;
        this.formats = List.of(formats);
    }

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For people. */
    String told() {
        return told;
    }

    boolean fits(ExportFormat format) {
        return formats.contains(format);
    }

    /** If the first record does not fit, none will. */
    BadRecordException refusal(ExportFormat format) {
        return BadRecordException.theLast("is " + told + ", of which " + format.text()
                + " cannot be made; choose the format "
                + formats.stream().map(ExportFormat::text).collect(Collectors.joining(" or ")));
    }
}
