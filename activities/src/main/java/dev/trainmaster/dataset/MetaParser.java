package dev.trainmaster.dataset;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Free-form JSON to maps, lists, texts and numbers, losing neither order nor digits. */
final class MetaParser {
    private MetaParser() {}

    static Map<String, Object> object(JsonParser parser) throws IOException, BadRecordException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw new BadRecordException(
                    "meta must be an object or null, but is " + JsonWords.of(parser.currentToken()));
        }
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            parser.nextToken();
            object.put(paired(key), value(parser));
        }
        return object;
    }

    private static Object value(JsonParser parser) throws IOException, BadRecordException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> paired(parser.getText());
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> null;
        };
    }

    private static List<Object> list(JsonParser parser) throws IOException, BadRecordException {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }

    /** Other readers of the file have doubles alone: a number beyond them would become infinite there. */
    private static BigDecimal decimal(JsonParser parser) throws IOException, BadRecordException {
        if (!Double.isFinite(Double.parseDouble(parser.getText()))) {
            throw new BadRecordException("meta has the number " + parser.getText() + ", which is beyond a double");
        }
        return parser.getDecimalValue();
    }

    private static String paired(String text) throws BadRecordException {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (Character.isLowSurrogate(text.charAt(i))
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new BadRecordException(
                            "meta has a lone surrogate (\\u" + Integer.toHexString(text.charAt(i)) + ")");
                }
                i++;
            }
        }
        return text;
    }
}
