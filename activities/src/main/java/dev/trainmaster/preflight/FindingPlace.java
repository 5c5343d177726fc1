package dev.trainmaster.preflight;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a finding is: a file with its line and column as far as they are known, else something with a name, such as a
 * field of the request.
 */
record FindingPlace(String name, OptionalLong line, OptionalLong column) {
    private static final int MOST_DIGITS = 18;
    private static final Pattern LINE =
            Pattern.compile("(?s)(/.*?):(\\d{1," + MOST_DIGITS + "})(?::(\\d{1," + MOST_DIGITS + "}))?");

    static FindingPlace of(String place) {
        Matcher matcher = LINE.matcher(place);
        if (!matcher.matches()) {
            return new FindingPlace(place, OptionalLong.empty(), OptionalLong.empty());
        }
        return new FindingPlace(matcher.group(1), number(matcher.group(2)), number(matcher.group(3)));
    }

    Optional<Path> file() {
        return name.startsWith("/") && name.indexOf('\0') < 0 ? Optional.of(Path.of(name)) : Optional.empty();
    }

    private static OptionalLong number(String digits) {
        return digits == null || Long.parseLong(digits) < 1
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(digits));
    }
}
