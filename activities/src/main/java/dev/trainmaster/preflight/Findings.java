package dev.trainmaster.preflight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was found so far; of one rule the first hundred, each of a bounded length. */
final class Findings {
    private static final int MOST_OF_ONE_RULE = 100;
    private static final int LONGEST_TEXT = 1_000;

    private final List<Finding> findings = new ArrayList<>();

    void add(Rule rule, Object place, String text) {
        long before = findings.stream()
                .filter(finding -> finding.rule().equals(rule.id()))
                .count();
        if (before < MOST_OF_ONE_RULE) {
            findings.add(rule.at(shortened(String.valueOf(place)), shortened(text)));
        }
    }

    boolean has(Rule rule) {
        return findings.stream().anyMatch(finding -> finding.rule().equals(rule.id()));
    }

    /** The worst first. */
    List<Finding> sorted() {
        return findings.stream().sorted(Comparator.comparing(Finding::severity)).toList();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 3) + "...";
    }
}
