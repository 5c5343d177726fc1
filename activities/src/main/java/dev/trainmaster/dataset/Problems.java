package dev.trainmaster.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Counts what is wrong and keeps the first ones. */
final class Problems {
    private static final int KEPT = 100;
    private static final int FIRST = 10;
    private static final int TOLD = 3;
    private static final int LONGEST_TEXT = 300;

    private final List<RecordProblem> first = new ArrayList<>();
    private long count;

    void add(RecordProblem problem) {
        count++;
        if (first.size() < KEPT) {
            String text = problem.text();
            first.add(
                    text.length() <= LONGEST_TEXT
                            ? problem
                            : new RecordProblem(
                                    problem.file(),
                                    problem.line(),
                                    problem.column(),
                                    text.substring(0, LONGEST_TEXT - 3) + "..."));
        }
    }

    long count() {
        return count;
    }

    List<RecordProblem> first() {
        return first.stream().limit(FIRST).toList();
    }

    /** As many as are known at all. */
    List<RecordProblem> kept() {
        return List.copyOf(first);
    }

    String told() {
        String listed = first.stream().limit(TOLD).map(RecordProblem::toString).collect(Collectors.joining("; "));
        return count <= TOLD ? listed : listed + "; and " + (count - TOLD) + " more";
    }
}
