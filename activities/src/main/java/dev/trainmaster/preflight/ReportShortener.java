package dev.trainmaster.preflight;

import dev.trainmaster.storage.JsonFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a report fit into a workflow's history. The file keeps all of it. */
final class ReportShortener {
    static final int MOST_BYTES = 32 * 1024;
    private static final int SHORT_COMMAND = 16;

    private final JsonFiles json = new JsonFiles();

    PreflightReport shortened(PreflightReport report) {
        PreflightReport fitting = report;
        List<Finding> kept = new ArrayList<>(report.findings());
        while (size(fitting) > MOST_BYTES && !kept.isEmpty()) {
            kept = new ArrayList<>(kept.subList(0, kept.size() * 3 / 4));
            List<Finding> told = new ArrayList<>(kept);
            told.add(Rule.REPORT_SHORTENED.at(
                    report.path(),
                    "only " + kept.size() + " of " + report.findings().size() + " findings are here"));
            fitting = new PreflightReport(told, report.plan(), report.path());
        }
        return size(fitting) <= MOST_BYTES ? fitting : withShortCommand(fitting);
    }

    private int size(PreflightReport report) {
        try {
            return json.bytes(report).length;
        } catch (IOException e) {
            throw new UncheckedIOException("a report cannot be written as JSON", e);
        }
    }

    private static PreflightReport withShortCommand(PreflightReport report) {
        Optional<TrainingPlan> plan = report.plan()
                .map(whole -> new TrainingPlan(
                        whole.command().stream()
                                .limit(SHORT_COMMAND)
                                .map(argument ->
                                        argument.length() <= 500 ? argument : argument.substring(0, 500) + "...")
                                .toList(),
                        whole.trainerVersion(),
                        whole.records(),
                        whole.stepsPerEpoch(),
                        whole.totalSteps(),
                        whole.lengths(),
                        whole.trial()));
        return new PreflightReport(report.findings(), plan, report.path());
    }
}
