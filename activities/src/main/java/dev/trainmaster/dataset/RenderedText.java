package dev.trainmaster.dataset;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A text that is learned as it stands: somebody has put it together already. */
public record RenderedText(Optional<String> id, Optional<String> createdAt, String text, Map<String, Object> meta)
        implements DataRecord {
    @Override
    public RecordKind kind() {
        return RecordKind.TEXT;
    }

    @Override
    public String question() {
        return text;
    }

    @Override
    public Optional<List<String>> nameParts() {
        return Optional.of(List.of(text));
    }
}
