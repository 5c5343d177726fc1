package dev.trainmaster.dataset;

import com.fasterxml.jackson.core.JsonToken;

/** What a piece of JSON is called. */
final class JsonWords {
    private JsonWords() {}

    static String of(JsonToken token) {
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT -> "a whole number";
            case VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NULL -> "null";
            default -> "missing";
        };
    }
}
