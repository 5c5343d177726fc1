package dev.trainmaster.reference.dataset;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The export formats: which fields a record must have, and which of them are the text to learn. */
public enum RecordFormat {
    TUNIX_SFT(
            Map.of("id", Kind.TEXT, "prompts", Kind.TEXT, "final_answer", Kind.TEXT, "metadata", Kind.OBJECT),
            List.of("prompts")),
    TRACE(
            Map.of(
                    "id",
                    Kind.TEXT,
                    "prompts",
                    Kind.TEXT,
                    "trace_steps",
                    Kind.TEXTS,
                    "final_answer",
                    Kind.TEXT,
                    "metadata",
                    Kind.OBJECT),
            List.of("prompts", "trace_steps", "final_answer")),
    TRAINING_EXAMPLE(
            Map.of("id", Kind.TEXT, "prompt", Kind.TEXT, "response", Kind.TEXT, "metadata", Kind.OBJECT),
            List.of("prompt", "response"));

    enum Kind {
        TEXT,
        TEXTS,
        OBJECT
    }

    private final Map<String, Kind> fields;
    private final List<String> learned;

    RecordFormat(Map<String, Kind> fields, List<String> learned) {
        this.fields = fields;
        this.learned = learned;
    }

    public static Optional<RecordFormat> named(String name) {
        return Arrays.stream(values()).filter(f -> f.text().equals(name)).findFirst();
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(RecordFormat::text).toList();
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    Optional<Kind> kindOf(String field) {
        return Optional.ofNullable(fields.get(field));
    }

    Set<String> fields() {
        return fields.keySet();
    }

    /** The text of one record, its parts in a fixed order. */
    String textToLearn(Map<String, String> record) {
        return learned.stream().map(record::get).collect(Collectors.joining("\n\n"));
    }
}
