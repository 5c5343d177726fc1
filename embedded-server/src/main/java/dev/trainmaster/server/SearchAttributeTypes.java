package dev.trainmaster.server;

import io.temporal.api.enums.v1.IndexedValueType;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The names that Temporal's own tools give to the types of search attributes. */
final class SearchAttributeTypes {
    private static final String PREFIX = "INDEXED_VALUE_TYPE_";

    private SearchAttributeTypes() {}

    /** INDEXED_VALUE_TYPE_KEYWORD_LIST is KeywordList. */
    static String simpleName(IndexedValueType type) {
        return Arrays.stream(type.name().substring(PREFIX.length()).split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    static IndexedValueType parse(String simpleName) {
        return Arrays.stream(IndexedValueType.values())
                .filter(type -> type != IndexedValueType.UNRECOGNIZED)
                .filter(type -> simpleName(type).equals(simpleName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + simpleName + "' is no type of a search attribute, such as Keyword, Int or Double"));
    }
}
