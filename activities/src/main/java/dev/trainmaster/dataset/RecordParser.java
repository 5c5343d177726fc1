package dev.trainmaster.dataset;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.util.function.Consumer;

/** One line of JSON to a record of whatever kind, or what is wrong with it. */
final class RecordParser {
    private static final int DEEPEST = 64;

    private final LineParsers parsers;
    private final KindFinder kinds;

    RecordParser(int mostBytes) {
        this.parsers = new LineParsers(StreamReadConstraints.builder()
                .maxStringLength(mostBytes)
                .maxNestingDepth(DEEPEST)
                .build());
        this.kinds = new KindFinder(parsers);
    }

    /** @param ignoredKeys hears of every key that a record of its kind does not have */
    DataRecord parse(byte[] line, int offset, int length, Consumer<String> ignoredKeys) throws BadRecordException {
        RecordKind kind = kinds.find(line, offset, length).kind();
        try (JsonParser parser = parsers.of(line, offset, length)) {
            try {
                return record(parser, kind, ignoredKeys);
            } catch (BadRecordException e) {
                throw e.at(line, offset, parser.currentTokenLocation().getColumnNr());
            }
        } catch (StreamConstraintsException e) {
            throw new BadRecordException("is too deep or too long" + column(e) + ": " + firstSentence(e))
                    .at(line, offset, columnOf(e));
        } catch (JsonProcessingException e) {
            throw new BadRecordException("is no valid JSON" + column(e) + ": " + firstSentence(e))
                    .at(line, offset, columnOf(e));
        } catch (IOException e) {
            throw new BadRecordException("cannot be decoded: " + e.getMessage());
        }
    }

    KindFinder kinds() {
        return kinds;
    }

    private static DataRecord record(JsonParser parser, RecordKind kind, Consumer<String> ignoredKeys)
            throws IOException, BadRecordException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new BadRecordException("a record must be a JSON object");
        }
        DataRecord record = kind == RecordKind.TRACE
                ? TraceParser.trace(parser, ignoredKeys)
                : SftParser.record(parser, kind, ignoredKeys);
        if (parser.nextToken() != null) {
            throw new BadRecordException("has something behind the JSON object; one record stands on one line");
        }
        return record;
    }

    private static String column(JsonProcessingException e) {
        return e.getLocation() == null ? "" : " at column " + e.getLocation().getColumnNr();
    }

    private static long columnOf(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getColumnNr();
    }

    private static String firstSentence(JsonProcessingException e) {
        // Which setting of the parser it was tells nobody what to mend.
        String said = e.getOriginalMessage().replaceAll(", from `[^`]*`", "").replaceAll("\\s+", " ");
        return said.length() <= 160 ? said : said.substring(0, 157) + "...";
    }
}
