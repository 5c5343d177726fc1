package dev.trainmaster.dataset;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The steps of a record, in order of their {@code i}. */
final class StepsParser {
    private static final int MOST_STEPS = 1000;

    private StepsParser() {}

    static List<TraceStep> steps(JsonParser parser) throws IOException, BadRecordException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new BadRecordException("steps must be a list, but is " + JsonWords.of(parser.currentToken()));
        }
        List<TraceStep> steps = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (steps.size() == MOST_STEPS) {
                throw new BadRecordException("steps must have 1 to " + MOST_STEPS + " items, but has more");
            }
            steps.add(step(parser, "steps[" + steps.size() + "]."));
        }
        if (steps.isEmpty()) {
            throw new BadRecordException("steps must have 1 to " + MOST_STEPS + " items, but has none");
        }
        steps.sort(Comparator.comparingLong(TraceStep::i));
        for (int n = 1; n < steps.size(); n++) {
            if (steps.get(n).i() == steps.get(n - 1).i()) {
                throw new BadRecordException("steps has the i " + steps.get(n).i() + " twice");
            }
        }
        return steps;
    }

    private static TraceStep step(JsonParser parser, String where) throws IOException, BadRecordException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new BadRecordException(where.substring(0, where.length() - 1) + " must be an object, but is "
                    + JsonWords.of(parser.currentToken()));
        }
        long i = -1;
        String type = null;
        String content = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            switch (key) {
                case "i" -> i = index(parser, where);
                case "type" -> type = TraceParser.text(parser, where, TextRule.STEP_TYPE);
                case "content" -> content = TraceParser.text(parser, where, TextRule.STEP_CONTENT);
                default -> parser.skipChildren();
            }
        }
        if (i < 0 || type == null || content == null) {
            throw new BadRecordException(where + (i < 0 ? "i" : type == null ? "type" : "content") + " is missing");
        }
        return new TraceStep(i, type, content);
    }

    private static long index(JsonParser parser, String where) throws IOException, BadRecordException {
        boolean whole = parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
        if (!whole || parser.getLongValue() < 0) {
            throw new BadRecordException(where + "i must be a whole number from 0 on");
        }
        return parser.getLongValue();
    }
}
