package dev.trainmaster.request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Collects what is wrong with the fields of one record, so that a person hears of all of it at once. */
final class Check {

    private final List<Problem> problems = new ArrayList<>();

    Check that(boolean holds, String place, String text) {
        if (!holds) {
            problems.add(new Problem(place, text));
        }
        return this;
    }

    Check within(String place, long value, long least, long most) {
        return that(
                value >= least && value <= most, place, "must be from " + least + " to " + most + ", but is " + value);
    }

    Check within(String place, Duration value, Duration least, Duration most) {
        return that(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                place,
                "must be from " + least + " to " + most + ", but is " + value);
    }

    Check length(String place, String value, int least, int most) {
        int length = value.codePointCount(0, value.length());
        return that(
                length >= least && length <= most,
                place,
                "must have " + least + " to " + most + " characters, but has " + length);
    }

    Check matches(String place, String value, Pattern pattern, String rule) {
        return that(pattern.matcher(value).matches(), place, "\"" + shortened(value) + "\" " + rule);
    }

    void done() {
        if (!problems.isEmpty()) {
            throw new InvalidRequestException(problems);
        }
    }

    static String shortened(String value) {
        return value.length() <= 80 ? value : value.substring(0, 77) + "...";
    }
}
