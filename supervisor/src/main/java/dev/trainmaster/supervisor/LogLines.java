package dev.trainmaster.supervisor;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Makes lines as a person sees them on a terminal out of whatever a trainer printed: of a progress bar the last state,
 * no colours, no control characters, nothing endless. It keeps little of a line, however long that is.
 */
final class LogLines {

    private static final int LONGEST_LINE = 2_000;

    /** What is hidden or dropped of a line must not cut what is shown of it. */
    private static final int KEPT = 4 * LONGEST_LINE;

    private final UnaryOperator<String> veil;
    private final Consumer<String> lines;
    private final StringBuilder text = new StringBuilder();
    private long length;
    private String lastState = "";
    private boolean begun;

    /** @param veil what takes secrets out, before anything is cut */
    LogLines(UnaryOperator<String> veil, Consumer<String> lines) {
        this.veil = veil;
        this.lines = lines;
    }

    void take(CharSequence more) {
        for (int i = 0; i < more.length(); i++) {
            char c = more.charAt(i);
            if (c == '\n') {
                lines.accept(unfinished());
                clear();
                lastState = "";
                begun = false;
            } else if (c == '\r') {
                lastState = unfinished();
                clear();
            } else {
                keep(c);
            }
        }
    }

    private void keep(char c) {
        begun = true;
        length += Character.isLowSurrogate(c) ? 0 : 1;
        if (text.length() < KEPT) {
            text.append(c);
        }
    }

    /** A last line that nobody closed is a line. */
    void end() {
        if (begun) {
            take("\n");
        }
    }

    /** What stands on the line that is still being written. */
    String unfinished() {
        String seen = veil.apply(text.toString()
                .replace("\uFEFF", "")
                .replaceAll("\u001B\\[[0-9;?]*[ -/]*[@-~]", "")
                .replaceAll("[\\p{Cntrl}&&[^\t]]", ""));
        return seen.isBlank() && !lastState.isEmpty() ? lastState : shortened(seen);
    }

    private String shortened(String seen) {
        int points = seen.codePointCount(0, seen.length());
        if (points <= LONGEST_LINE && length <= KEPT) {
            return seen;
        }
        long all = text.length() < KEPT ? points : length;
        return seen.substring(0, seen.offsetByCodePoints(0, Math.min(points, LONGEST_LINE))) + "… (cut, " + all
                + " characters)";
    }

    private void clear() {
        text.setLength(0);
        length = 0;
    }
}
