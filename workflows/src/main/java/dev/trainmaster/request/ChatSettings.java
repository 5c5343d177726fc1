package dev.trainmaster.request;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a record becomes a conversation in the format tunix_sft. */
public record ChatSettings(String template, Optional<String> system) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public static final ChatSettings DEFAULTS = new ChatSettings("gemma", Optional.empty());

    public ChatSettings {
        Check check = new Check()
                .matches("template", template, NAME, "is no template: gemma, chatml and llama-3 are shipped");
        system.ifPresent(text -> check.length("system", text, 1, 10_000));
        check.done();
    }

    static ChatSettings read(Fields fields) {
        return fields.build(
                DEFAULTS,
                () -> new ChatSettings(
                        fields.optionalText("template").orElse(DEFAULTS.template), fields.optionalText("system")));
    }

    public Map<String, Object> toDocument() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("template", template);
        system.ifPresent(text -> document.put("system", text));
        return document;
    }
}
