package dev.trainmaster.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What users may rely on of one record of settings: every key, its default, and its environment variable. */
final class SettingsContract<T extends Record> {

    private final Class<T> type;
    private final Map<String, String> defaults = new LinkedHashMap<>();
    private final Map<String, String> others = new LinkedHashMap<>();
    private final Map<String, Object> environment = new LinkedHashMap<>();

    SettingsContract(Class<T> type) {
        this.type = type;
    }

    SettingsContract<T> key(String key, String byDefault, String variable, String other) {
        defaults.put(key, byDefault);
        others.put(key, other);
        environment.put(variable, other);
        return this;
    }

    Class<T> type() {
        return type;
    }

    void holds() {
        assertThat(shown(bind(Map.of()))).as("defaults of %s", type).containsExactlyEntriesOf(defaults);
        assertThat(shown(bind(environment))).as("%s from the environment", type).containsExactlyEntriesOf(others);
    }

    private T bind(Map<String, Object> variables) {
        SystemEnvironmentPropertySource source = new SystemEnvironmentPropertySource("systemEnvironment", variables);
        return new Binder(ConfigurationPropertySources.from(List.of(source)))
                .bindOrCreate(type.getAnnotation(ConfigurationProperties.class).prefix(), Bindable.of(type));
    }

    private Map<String, String> shown(T settings) {
        Map<String, String> shown = new LinkedHashMap<>();
        Arrays.stream(type.getRecordComponents())
                .forEach(component -> shown.put(kebab(component.getName()), value(component, settings)));
        return shown;
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String value(RecordComponent component, Record settings) {
        try {
            return component.getAccessor().invoke(settings).toString();
        } catch (ReflectiveOperationException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
