package dev.trainmaster.trainer;

import java.nio.file.Path;

/** A path that stays below the output directory. */
final class RelativeName {
    private RelativeName() {}

    static String checked(String key, String name) {
        if (name == null
                || name.isBlank()
                || Path.of(name).isAbsolute()
                || Path.of(name).normalize().startsWith("..")) {
            throw new IllegalArgumentException(
                    key + " must be a path below the output directory, but is \"" + name + "\"");
        }
        return name;
    }
}
