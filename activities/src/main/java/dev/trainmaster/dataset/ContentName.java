package dev.trainmaster.dataset;

import java.util.Optional;
import java.util.stream.Collectors;

/** Names a record without an id by its texts, as a JSON list: the same ones are the same record, wherever it stands. */
final class ContentName {
    private ContentName() {}

    /** Empty for a record that is named by its place. */
    static Optional<String> of(DataRecord record) {
        return record.nameParts()
                .map(parts -> parts.stream()
                        .map(part -> '"' + FixedText.of(part).spelling() + '"')
                        .collect(Collectors.joining(",", "[", "]")));
    }
}
