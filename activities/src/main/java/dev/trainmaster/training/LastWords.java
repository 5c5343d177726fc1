package dev.trainmaster.training;

import dev.trainmaster.supervisor.LogTail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The end of a trainer's error output, without secrets and small enough for a history. The log keeps the rest. */
final class LastWords {

    private static final int MOST_LINES = 50;
    private static final int MOST_CHARACTERS = 16_000;
    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_IN_A_SENTENCE = 300;

    private final List<String> lines;

    private LastWords(List<String> lines) {
        this.lines = lines;
    }

    static LastWords in(Path log, Redaction redaction) throws IOException {
        List<String> all = LogTail.of(log).lastLines(MOST_LINES);
        Deque<String> kept = new ArrayDeque<>();
        int left = MOST_CHARACTERS;
        for (int i = all.size() - 1; i >= 0 && left > 0; i--) {
            String line = shortened(redaction.of(all.get(i)), LONGEST_LINE);
            left -= line.length();
            if (left >= 0) {
                kept.addFirst(line);
            }
        }
        return new LastWords(List.copyOf(kept));
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
