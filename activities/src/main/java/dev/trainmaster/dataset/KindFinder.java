package dev.trainmaster.dataset;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells by its keys of which kind a record is. What has steps or a final answer is a trace, whatever else it has. */
final class KindFinder {
    private static final List<String> RESPONSES = List.of("response", "completion");

    private final LineParsers parsers;

    KindFinder(LineParsers parsers) {
        this.parsers = parsers;
    }

    /**
     * A kind and the key that shows it.
     *
     * @param byteColumn where that key begins in the line, from 1
     */
    record Found(RecordKind kind, long byteColumn) {}

    /** What is no JSON passes for a trace: the reading of it will say what is wrong. */
    Found find(byte[] line, int offset, int length) throws BadRecordException {
        Map<String, Long> columns = new HashMap<>();
        try (JsonParser parser = parsers.of(line, offset, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Found(RecordKind.TRACE, 1);
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String key = parser.currentName();
                long column = parser.currentTokenLocation().getColumnNr();
                if (key.equals("steps") || key.equals("final_answer")) {
                    return new Found(RecordKind.TRACE, column);
                }
                columns.put(key, column);
                parser.nextToken();
                parser.skipChildren();
            }
        } catch (IOException e) {
            return new Found(RecordKind.TRACE, 1);
        }
        return decided(columns, line, offset);
    }

    private static Found decided(Map<String, Long> columns, byte[] line, int offset) throws BadRecordException {
        List<String> found = new ArrayList<>();
        List.of("messages", "text").stream().filter(columns::containsKey).forEach(found::add);
        if (columns.containsKey("prompt")) {
            RESPONSES.stream().filter(columns::containsKey).forEach(found::add);
        }
        if (found.size() > 1) {
            throw new BadRecordException("has both " + found.get(0) + " and " + found.get(1)
                            + ", each of which could be learned; leave one of them out")
                    .at(line, offset, columns.get(found.get(1)));
        }
        return found.stream()
                .findFirst()
                .map(key -> new Found(kindOf(key), columns.get(key)))
                .orElse(new Found(RecordKind.TRACE, 1));
    }

    private static RecordKind kindOf(String key) {
        return switch (key) {
            case "messages" -> RecordKind.MESSAGES;
            case "text" -> RecordKind.TEXT;
            default -> RecordKind.PROMPT_RESPONSE;
        };
    }
}
