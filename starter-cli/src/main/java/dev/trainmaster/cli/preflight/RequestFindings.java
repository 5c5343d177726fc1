package dev.trainmaster.cli.preflight;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.preflight.Finding;
import dev.trainmaster.preflight.PreflightReport;
import dev.trainmaster.preflight.Rule;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request that cannot even be read, as a report: whoever collects reports hears of that too. */
final class RequestFindings {

    private static final Pattern DETAIL = Pattern.compile("(?s)(.+?): (.*)");

    private final Optional<Path> file;

    RequestFindings(Optional<Path> file) {
        this.file = file;
    }

    PreflightReport of(CommandFailure failure) {
        List<Finding> findings = failure.details().isEmpty()
                ? List.of(Rule.REQUEST_INVALID.at(file.map(Path::toString).orElse("request"), failure.getMessage()))
                : failure.details().stream().map(this::finding).toList();
        return new PreflightReport(findings, Optional.empty(), "");
    }

    /** Details read "run.yaml:3: hyperparameters.epochs: must be ...", or begin with the flag or the field. */
    private Finding finding(String detail) {
        Matcher matcher = DETAIL.matcher(detail);
        return matcher.matches()
                ? Rule.REQUEST_INVALID.at(place(matcher.group(1)), matcher.group(2))
                : Rule.REQUEST_INVALID.at("request", detail);
    }

    private String place(String told) {
        return file.filter(path -> told.startsWith(path.getFileName() + ":"))
                .map(path -> path.resolveSibling(told).toString())
                .orElse(told);
    }
}
