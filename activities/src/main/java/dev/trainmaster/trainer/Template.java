package dev.trainmaster.trainer;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with words in braces. What they stand for is put in as it is; nothing reads it again. */
final class Template {
    private static final Pattern WORD = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9_-]+)?)\\}");

    private Template() {}

    static void check(String key, String text, Vocabulary vocabulary) {
        words(text).forEach(word -> vocabulary.requireValue(key, word));
    }

    static List<String> words(String text) {
        return WORD.matcher(text).results().map(found -> found.group(1)).toList();
    }

    static String filled(String text, Words words) {
        return WORD.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(String.valueOf(words.required(found.group(1)))));
    }

    /** A word alone keeps its type. */
    static Object value(String text, Words words) {
        Matcher alone = WORD.matcher(text);
        return alone.matches() ? words.required(alone.group(1)) : filled(text, words);
    }
}
