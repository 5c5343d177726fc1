package dev.trainmaster.trainer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Optional;

/**
 * A regular expression of a profile. Its engine never backtracks: a line costs time in proportion to its length, so no
 * pattern and no line can hang a watch.
 */
public final class Expression {
    private static final int LONGEST = 1_000;
    private static final int LARGEST_PROGRAM = 10_000;
    private static final int LONGEST_LINE = 4_000;

    private final Pattern pattern;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Expression(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a regular expression may have " + LONGEST + " characters, but one has " + text.length());
        }
        try {
            pattern = Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no regular expression that can be used (RE2: no look-around, no back"
                            + " references): " + e.getDescription(),
                    e);
        }
        if (pattern.programSize() > LARGEST_PROGRAM) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is too large a regular expression: lower its repetitions");
        }
    }

    boolean isIn(String line) {
        return pattern.matcher(bounded(line)).find();
    }

    boolean has(String group) {
        return pattern.namedGroups().containsKey(group);
    }

    /** The first match in the line. */
    public Optional<Match> in(String line) {
        Matcher matcher = pattern.matcher(bounded(line));
        return matcher.find() ? Optional.of(new Match(matcher)) : Optional.empty();
    }

    Optional<Match> whole(String text) {
        Matcher matcher = pattern.matcher(bounded(text));
        return matcher.matches() ? Optional.of(new Match(matcher)) : Optional.empty();
    }

    /** What the named groups of a match hold. */
    public final class Match {
        private final Matcher matcher;

        private Match(Matcher matcher) {
            this.matcher = matcher;
        }

        public Optional<String> group(String name) {
            return has(name) ? Optional.ofNullable(matcher.group(name)) : Optional.empty();
        }
    }

    private static String bounded(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE);
    }

    @JsonValue
    public String text() {
        return pattern.pattern();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expression expression && expression.text().equals(text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
