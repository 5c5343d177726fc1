package dev.trainmaster.trainer;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When a part of a template is used: {@code maxSteps}, {@code not checkpoint}, {@code device=cpu}. */
record Condition(boolean negated, String word, Optional<String> value) {
    private static final Pattern FORM = Pattern.compile("(not )?([A-Za-z][A-Za-z0-9._-]{0,80})(?:=(.{0,200}))?");

    static Condition read(String key, Object text) {
        Matcher form = FORM.matcher(String.valueOf(text));
        if (!form.matches()) {
            throw new IllegalArgumentException(key + " has the condition \"" + text
                    + "\": write a word such as maxSteps, not checkpoint, device=cpu");
        }
        return new Condition(form.group(1) != null, form.group(2), Optional.ofNullable(form.group(3)));
    }

    /** A truth holds when it is true, anything else when it is there. */
    boolean holds(Words words) {
        Optional<Object> found = words.value(word);
        boolean holds = value.isPresent()
                ? found.map(String::valueOf).equals(value)
                : found.isPresent() && !Boolean.FALSE.equals(found.get());
        return holds != negated;
    }

    /** What may be used where this holds. */
    Vocabulary within(Vocabulary vocabulary) {
        return negated ? vocabulary : vocabulary.guarding(word);
    }

    /** What may be used where this does not hold: a truth that is false is there all the same. */
    Vocabulary otherwise(Vocabulary vocabulary) {
        return negated ? vocabulary.guarding(word) : vocabulary;
    }
}
