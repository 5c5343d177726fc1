package dev.trainmaster.training;

import dev.trainmaster.supervisor.LogTail;
import dev.trainmaster.trainer.Redaction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The end of a trainer's error output and, if that is not all of it, its beginning: without secrets and small enough
 * for a history. The log keeps the rest.
 */
final class LastWords {

    private static final int MOST_LINES = 50;
    private static final int MOST_FIRST_LINES = 10;
    private static final int MOST_CHARACTERS = 16_000;
    private static final int MOST_FIRST_CHARACTERS = 4_000;
    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_IN_A_SENTENCE = 300;

    private final List<String> first;
    private final List<String> lines;

    private LastWords(List<String> first, List<String> lines) {
        this.first = first;
        this.lines = lines;
    }

    static LastWords in(Path log, Redaction redaction) throws IOException {
        LogTail tail = LogTail.of(log, redaction);
        List<String> all = tail.lastLines(Integer.MAX_VALUE);
        Deque<String> last = new ArrayDeque<>();
        int left = MOST_CHARACTERS;
        for (int i = all.size() - 1; i >= 0 && last.size() < MOST_LINES && left > 0; i--) {
            String line = shortened(all.get(i), LONGEST_LINE);
            left -= line.length();
            if (left >= 0) {
                last.addFirst(line);
            }
        }
        List<String> first = tail.firstLines(all.size() - last.size());
        return new LastWords(beginning(first), List.copyOf(last));
    }

    private static List<String> beginning(List<String> all) {
        List<String> kept = new ArrayList<>();
        int left = MOST_FIRST_CHARACTERS;
        for (String line : all.subList(0, Math.min(all.size(), MOST_FIRST_LINES))) {
            String shorter = shortened(line, LONGEST_LINE);
            left -= shorter.length();
            if (left >= 0) {
                kept.add(shorter);
            }
        }
        return List.copyOf(kept);
    }

    /** Of what rotation has left; none of those that are among the last lines too. */
    List<String> first() {
        return first;
    }

    List<String> lines() {
        return lines;
    }

    /** What the last of them says, for use in a sentence; empty if they say nothing. */
    String gist() {
        for (int i = lines.size() - 1; i >= 0; i--) {
            if (!lines.get(i).isBlank()) {
                return shortened(lines.get(i).strip(), LONGEST_IN_A_SENTENCE);
            }
        }
        return "";
    }

    private static String shortened(String line, int most) {
        if (line.length() <= most) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(most - 1)) ? most - 1 : most;
        return line.substring(0, end) + "…";
    }
}
