package dev.trainmaster.trainer;

import java.util.Map;
import java.util.Optional;

/**
 * What {@code trainer install} makes of a trainer: a virtual environment from files that pin every package by its digest.
 *
 * @param lock the file, below the installation
 * @param variants other files by name, such as one for an accelerator
 * @param python the oldest Python, such as 3.11
 * @param before the first Python that is too new
 * @param megabytes disk space that it needs while it is made
 * @param source a Python package of the installation that goes in too
 */
public record InstallRule(
        String lock,
        Map<String, String> variants,
        String python,
        Optional<String> before,
        int megabytes,
        Optional<String> source) {
    public InstallRule {
        lock = RelativeName.checked("install.lock", lock);
        variants = variants == null ? Map.of() : Map.copyOf(variants);
        variants.forEach((name, file) -> RelativeName.checked("install.variants." + name, file));
        python = version("install.python", python == null ? "3.9" : python);
        before = before == null ? Optional.empty() : before;
        before.ifPresent(text -> version("install.before", text));
        if (megabytes < 1) {
            throw new IllegalArgumentException("install.megabytes must say how much disk it needs");
        }
        source = source == null ? Optional.empty() : source;
        source.ifPresent(folder -> RelativeName.checked("install.source", folder));
    }

    private static String version(String key, String text) {
        if (!text.matches("3\\.[0-9]{1,2}")) {
            throw new IllegalArgumentException(key + " must be a version like \"3.11\", but is \"" + text + "\"");
        }
        return text;
    }
}
