package dev.trainmaster.dataset;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One record of a source, read and found good. */
public sealed interface DataRecord permits ReasoningTrace, Dialogue, RenderedText {
    RecordKind kind();

    Optional<String> id();

    Optional<String> createdAt();

    /** What else the source says: texts, numbers, lists and maps as JSON has them, in their order. */
    Map<String, Object> meta();

    /** Two records with the same one ask the same. */
    String question();

    /** What names a record without an id, wherever it stands; empty if its place does. */
    Optional<List<String>> nameParts();
}
