package dev.trainmaster.cli.server;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.Surroundings;
import dev.trainmaster.cli.preflight.ScratchPreflight;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.preflight.Finding;
import dev.trainmaster.preflight.PreflightProgress;
import dev.trainmaster.preflight.PreflightReport;
import dev.trainmaster.preflight.Severity;
import dev.trainmaster.preflight.TrainingPlan;
import dev.trainmaster.request.RequestDocument;
import dev.trainmaster.trainer.TrainerProfiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every trainer that this home knows: the dry run of the bundled dataset with it, its own probe included. */
final class TrainerChecks {

    private final Surroundings surroundings;

    TrainerChecks(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    List<Check> run() {
        return new TrainerProfiles(surroundings.home().resolve("trainers"))
                .names().stream().map(this::check).toList();
    }

    private Check check(String trainer) {
        String name = "Trainer " + trainer;
        try {
            Map<String, Object> request = Map.of("dataset", "sample", "model", "doctor", "trainer", trainer);
            PreflightReport report = new ScratchPreflight(surroundings)
                    .check(new RequestDocument(request).read(), Optional.empty(), PreflightProgress.NONE);
            return worst(report)
                    .map(finding -> finding.severity() == Severity.ERROR
                            ? Check.bad(name, finding.text(), finding.suggestion())
                            : Check.warning(name, finding.text(), finding.suggestion()))
                    .orElseGet(() -> Check.good(
                            name,
                            report.plan()
                                    .flatMap(TrainingPlan::trainerVersion)
                                    .map(version -> "answers, version " + version)
                                    .orElse("answers")));
        } catch (CommandFailure e) {
            return Check.bad(name, e.getMessage(), String.join(" ", e.advice()));
        } catch (FailureException e) {
            return Check.bad(name, e.getMessage(), e.failure().hint());
        }
    }

    private static Optional<Finding> worst(PreflightReport report) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .findFirst()
                .or(() -> report.findings().stream()
                        .filter(finding -> finding.severity() == Severity.WARNING)
                        .findFirst());
    }
}
