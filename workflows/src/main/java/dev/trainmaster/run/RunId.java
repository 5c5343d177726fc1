package dev.trainmaster.run;

import java.util.regex.Pattern;

/** What a run may be called: its workflow id, and the name of its directory. */
public final class RunId {

    public static final String RULE =
            "1 to 128 letters, digits, dots, dashes and underscores, the first a letter or digit, and no \"..\"";
    private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private RunId() {}

    public static boolean isValid(String text) {
        return PATTERN.matcher(text).matches() && !text.contains("..");
    }
}
