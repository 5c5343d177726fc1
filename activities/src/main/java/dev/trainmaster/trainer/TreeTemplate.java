package dev.trainmaster.trainer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The content of a file as data: texts in it may have words, parts of it conditions. What a word stands for becomes a
 * value of the tree and never a piece of its notation, so that no setting can write a key.
 */
final class TreeTemplate {
    private static final String WHEN = "when";
    private static final String VALUE = "value";
    private static final String OTHERWISE = "otherwise";

    private TreeTemplate() {}

    static void check(String key, Object node, Vocabulary vocabulary) {
        if (node instanceof Map<?, ?> map && map.containsKey(WHEN)) {
            checkChoice(key, map, vocabulary);
        } else if (node instanceof Map<?, ?> map) {
            map.forEach((name, value) -> check(key + "." + name, value, vocabulary));
        } else if (node instanceof List<?> list) {
            list.forEach(item -> check(key, item, vocabulary));
        } else if (node instanceof String text) {
            Template.check(key, text, vocabulary);
        } else if (node != null && !Scalars.is(node)) {
            throw new IllegalArgumentException(key + " must be a text, a number, true or false, but is " + node);
        }
    }

    private static void checkChoice(String key, Map<?, ?> map, Vocabulary vocabulary) {
        Condition condition = Condition.read(key, map.get(WHEN));
        vocabulary.requireKnown(key, condition.word());
        map.keySet().stream()
                .filter(name -> !List.of(WHEN, VALUE, OTHERWISE).contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            key + "." + name + " is no known key beside when; known are value, otherwise");
                });
        check(key, map.get(VALUE), condition.within(vocabulary));
        check(key, map.get(OTHERWISE), condition.otherwise(vocabulary));
    }

    /** Empty where the node is left out. */
    static Optional<Object> filled(Object node, Words words) {
        if (node instanceof Map<?, ?> map && map.containsKey(WHEN)) {
            boolean holds = Condition.read(WHEN, map.get(WHEN)).holds(words);
            Object chosen = map.get(holds ? VALUE : OTHERWISE);
            return chosen == null ? Optional.empty() : filled(chosen, words);
        }
        if (node instanceof Map<?, ?> map) {
            Map<String, Object> filled = new LinkedHashMap<>();
            map.forEach(
                    (name, value) -> filled(value, words).ifPresent(inner -> filled.put(String.valueOf(name), inner)));
            return Optional.of(filled);
        }
        if (node instanceof List<?> list) {
            List<Object> filled = new ArrayList<>();
            list.forEach(item -> filled(item, words).ifPresent(filled::add));
            return Optional.of(filled);
        }
        return Optional.ofNullable(node instanceof String text ? Template.value(text, words) : node);
    }
}
