package dev.trainmaster.preflight;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the dry run found, in one report.
 *
 * @param path the whole report on the run's host; {@code findings} here are bounded
 * @param plan absent when the findings left nothing to plan with
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PreflightReport(List<Finding> findings, Optional<TrainingPlan> plan, String path) {

    public PreflightReport {
        findings = List.copyOf(findings);
    }

    public List<Finding> errors() {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    public boolean failed() {
        return !errors().isEmpty();
    }
}
