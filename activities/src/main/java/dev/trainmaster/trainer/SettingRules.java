package dev.trainmaster.trainer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.trainmaster.request.NearestWord;
import dev.trainmaster.request.Problem;
import dev.trainmaster.request.Settings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Every setting that a trainer knows. A profile that lists none at all leaves the judgement to its trainer. */
public record SettingRules(Optional<Map<String, SettingRule>> known) {
    static final SettingRules OPEN = new SettingRules(Optional.empty());
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    public SettingRules {
        known.ifPresent(rules -> rules.keySet().forEach(SettingRules::requireName));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SettingRules of(Map<String, SettingRule> rules) {
        return new SettingRules(Optional.of(Collections.unmodifiableMap(new LinkedHashMap<>(rules))));
    }

    @JsonValue
    public Map<String, SettingRule> listed() {
        return known.orElse(Map.of());
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("settings: \"" + name
                    + "\" is no name of a setting: letters, digits, dashes and underscores, the first a letter");
        }
    }

    /** What a trainer gets: the request's values, and the usual ones of the rest. */
    Map<String, Object> effective(Settings settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        listed().forEach((name, rule) -> rule.usual().ifPresent(value -> values.put(name, value)));
        values.putAll(settings.values());
        return values;
    }

    /** Everything of these settings that this trainer cannot use. */
    public List<Problem> problems(Settings settings) {
        List<Problem> problems = new ArrayList<>();
        if (known.isPresent()) {
            settings.values()
                    .forEach((name, value) -> complaint(name, value)
                            .ifPresent(text -> problems.add(new Problem("settings." + name, text))));
        }
        return problems;
    }

    private Optional<String> complaint(String name, Object value) {
        SettingRule rule = listed().get(name);
        return rule == null ? Optional.of("is no setting of this trainer" + near(name)) : rule.complaint(value);
    }

    private String near(String name) {
        if (listed().isEmpty()) {
            return ", which has none";
        }
        return NearestWord.to(name, listed().keySet())
                .map(word -> "; did you mean " + word + "?")
                .orElse("; known are " + String.join(", ", listed().keySet()));
    }

    boolean allows(String name) {
        return known.isEmpty() ? NAME.matcher(name).matches() : listed().containsKey(name);
    }

    boolean always(String name) {
        return Optional.ofNullable(listed().get(name))
                .flatMap(SettingRule::usual)
                .isPresent();
    }
}
