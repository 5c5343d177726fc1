package dev.trainmaster.trainer;

import dev.trainmaster.request.NearestWord;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words that a profile's templates may use.
 *
 * @param each whether it is the inside of an {@code each}, which has a key and a value
 */
record Vocabulary(SettingRules settings, Set<String> guarded, boolean each) {
    static final String SETTING = "settings.";
    private static final List<String> OF_EACH = List.of("key", "value");

    static Vocabulary of(SettingRules settings) {
        return new Vocabulary(settings, Set.of(), false);
    }

    /** The same where this word is known to have a value. */
    Vocabulary guarding(String word) {
        return new Vocabulary(
                settings, Stream.concat(guarded.stream(), Stream.of(word)).collect(Collectors.toSet()), each);
    }

    Vocabulary insideEach() {
        return new Vocabulary(settings, guarded, true);
    }

    /** A word of a template must have a value whenever the template is used. */
    void requireValue(String key, String word) {
        requireKnown(key, word);
        if (!isAlwaysThere(word) && !guarded.contains(word)) {
            throw new IllegalArgumentException(
                    key + " has {" + word + "}, which is not always there: put it under {when: " + word + ", ...}");
        }
    }

    void requireKnown(String key, String word) {
        if (!isKnown(word)) {
            throw new IllegalArgumentException(key + " has {" + word + "}, which is no known word" + near(word));
        }
    }

    private boolean isKnown(String word) {
        return word.startsWith(SETTING)
                ? settings.allows(word.substring(SETTING.length()))
                : Placeholder.named(word).isPresent() || (each && OF_EACH.contains(word));
    }

    private boolean isAlwaysThere(String word) {
        return word.startsWith(SETTING)
                ? settings.always(word.substring(SETTING.length()))
                : Placeholder.named(word).map(Placeholder::isAlwaysThere).orElse(each);
    }

    private String near(String word) {
        List<String> known = Stream.concat(
                        Placeholder.words().stream(),
                        settings.listed().keySet().stream().map(name -> SETTING + name))
                .toList();
        Optional<String> nearest = NearestWord.to(word, known);
        return nearest.map(found -> "; did you mean {" + found + "}?")
                .orElse("; known are " + String.join(", ", known));
    }
}
