package dev.trainmaster.trainer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One item of a command: a text, or several texts under a condition or for each setting. */
sealed interface Argument {
    Stream<String> in(Words words);

    void check(String key, Vocabulary vocabulary);

    Object written();

    static Argument read(Object item) {
        if (item instanceof Map<?, ?> map) {
            if (map.keySet().equals(Set.of("when", "args"))) {
                return new When(
                        Condition.read("command", map.get("when")), String.valueOf(map.get("when")), texts(map));
            }
            if (map.keySet().equals(Set.of("each", "args")) && "settings".equals(map.get("each"))) {
                return new Each(texts(map));
            }
            throw new IllegalArgumentException("a command's item is a text, or {when: CONDITION, args: [...]}, or"
                    + " {each: settings, args: [...]}, but there is " + item);
        }
        if (!Scalars.is(item)) {
            throw new IllegalArgumentException("a command's item must be a text, but there is " + item);
        }
        return new Plain(item.toString());
    }

    private static List<String> texts(Map<?, ?> map) {
        if (map.get("args") instanceof List<?> list && list.stream().allMatch(Scalars::is)) {
            return list.stream().map(Object::toString).toList();
        }
        throw new IllegalArgumentException("args must be a list of texts, but is " + map.get("args"));
    }

    record Plain(String text) implements Argument {
        @Override
        public Stream<String> in(Words words) {
            return Stream.of(Template.filled(text, words));
        }

        @Override
        public void check(String key, Vocabulary vocabulary) {
            Template.check(key, text, vocabulary);
        }

        @Override
        public Object written() {
            return text;
        }
    }

    record When(Condition condition, String told, List<String> texts) implements Argument {
        @Override
        public Stream<String> in(Words words) {
            return condition.holds(words) ? texts.stream().map(text -> Template.filled(text, words)) : Stream.empty();
        }

        @Override
        public void check(String key, Vocabulary vocabulary) {
            vocabulary.requireKnown(key, condition.word());
            texts.forEach(text -> Template.check(key, text, condition.within(vocabulary)));
        }

        @Override
        public Object written() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("when", told);
            map.put("args", texts);
            return map;
        }
    }

    /** All the settings that are there, in the order of the profile and then of the request. */
    record Each(List<String> texts) implements Argument {
        @Override
        public Stream<String> in(Words words) {
            return words.settings().entrySet().stream()
                    .flatMap(setting -> texts.stream()
                            .map(text -> Template.filled(text, words.with(setting.getKey(), setting.getValue()))));
        }

        @Override
        public void check(String key, Vocabulary vocabulary) {
            texts.forEach(text -> Template.check(key, text, vocabulary.insideEach()));
        }

        @Override
        public Object written() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("each", "settings");
            map.put("args", texts);
            return map;
        }
    }
}
