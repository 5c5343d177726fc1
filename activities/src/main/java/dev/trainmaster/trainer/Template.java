package dev.trainmaster.trainer;

import dev.trainmaster.request.NearestWord;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command as a list of arguments with words in braces. No shell ever reads it. */
final class Template {
    private static final Pattern WORD = Pattern.compile("\\{([A-Za-z][A-Za-z0-9]*)\\}");

    private Template() {}

    static List<String> checked(String key, List<String> arguments) {
        if (arguments == null || arguments.isEmpty()) {
            throw new IllegalArgumentException(key + " is missing: it is a list, one item for each argument");
        }
        arguments.forEach(argument -> checkWords(key, argument));
        return List.copyOf(arguments);
    }

    static String filled(String argument, TrainerPlace place) {
        return WORD.matcher(argument)
                .replaceAll(found -> Matcher.quoteReplacement(
                        Placeholder.named(found.group(1)).orElseThrow().in(place)));
    }

    private static void checkWords(String key, String argument) {
        WORD.matcher(argument).results().map(found -> found.group(1)).forEach(word -> {
            if (Placeholder.named(word).isEmpty()) {
                throw new IllegalArgumentException(key + " has {" + word + "}, which is no known word"
                        + NearestWord.to(word, Placeholder.words())
                                .map(near -> "; did you mean {" + near + "}?")
                                .orElse("; known are " + String.join(", ", Placeholder.words())));
            }
        });
    }
}
