package dev.trainmaster.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A conversation, or a single prompt with its response.
 *
 * @param system an instruction of its own
 * @param exchanges at least one
 */
public record Dialogue(
        Optional<String> id,
        Optional<String> createdAt,
        RecordKind kind,
        Optional<String> system,
        List<Exchange> exchanges,
        Map<String, Object> meta)
        implements DataRecord {

    /** What is asked, and what is said to it. */
    public record Exchange(String prompt, String response) {}

    /** What is learned if only one thing can be: the last response. */
    String answer() {
        return exchanges.get(exchanges.size() - 1).response();
    }

    @Override
    public String question() {
        List<String> parts = parts();
        return String.join("\n", parts.subList(0, parts.size() - 1));
    }

    @Override
    public Optional<List<String>> nameParts() {
        return Optional.of(parts());
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        system.ifPresent(parts::add);
        for (Exchange exchange : exchanges) {
            parts.add(exchange.prompt());
            parts.add(exchange.response());
        }
        return parts;
    }
}
