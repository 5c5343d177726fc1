package dev.trainmaster.trainer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What the words of a template stand for in one run. */
final class Words {
    private final TrainerPlace place;
    private final Map<String, Object> settings;
    private final Map<String, Object> extra;

    Words(TrainerPlace place, SettingRules rules) {
        this(place, rules.effective(place.request().settings()), Map.of());
    }

    private Words(TrainerPlace place, Map<String, Object> settings, Map<String, Object> extra) {
        this.place = place;
        this.settings = settings;
        this.extra = extra;
    }

    Words with(String key, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extra);
        more.put("key", key);
        more.put("value", value);
        return new Words(place, settings, more);
    }

    Map<String, Object> settings() {
        return settings;
    }

    Optional<Object> value(String word) {
        if (extra.containsKey(word)) {
            return Optional.of(extra.get(word));
        }
        if (word.startsWith(Vocabulary.SETTING)) {
            return Optional.ofNullable(settings.get(word.substring(Vocabulary.SETTING.length())));
        }
        return Placeholder.named(word).orElseThrow().in(place);
    }

    /** Of a word that the profile's reader found to be always there. */
    Object required(String word) {
        return value(word).orElseThrow(() -> new IllegalStateException("{" + word + "} has no value"));
    }
}
