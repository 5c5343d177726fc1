package dev.trainmaster.preflight;

import dev.trainmaster.request.PreflightPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was found so far; of one rule the first hundred, each of a bounded length. */
final class Findings {
    private static final int MOST_OF_ONE_RULE = 100;
    private static final int LONGEST_TEXT = 1_000;

    private final List<Finding> findings = new ArrayList<>();
    private final boolean warningsAsErrors;

    Findings(PreflightPolicy policy) {
        this.warningsAsErrors = policy.warningsAsErrors();
    }

    void add(Rule rule, Object place, String text) {
        long before = findings.stream()
                .filter(finding -> finding.rule().equals(rule.id()))
                .count();
        if (before < MOST_OF_ONE_RULE) {
            findings.add(raised(rule.at(shortened(String.valueOf(place)), shortened(text))));
        }
    }

    boolean has(Rule rule) {
        return findings.stream().anyMatch(finding -> finding.rule().equals(rule.id()));
    }

    /** The worst first. */
    List<Finding> sorted() {
        return findings.stream().sorted(Comparator.comparing(Finding::severity)).toList();
    }

    private Finding raised(Finding finding) {
        return warningsAsErrors && finding.severity() == Severity.WARNING
                ? new Finding(finding.rule(), Severity.ERROR, finding.place(), finding.text(), finding.suggestion())
                : finding;
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 3) + "...";
    }
}
