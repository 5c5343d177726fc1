package dev.trainmaster.cli.server;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.Surroundings;
import dev.trainmaster.cli.preflight.ScratchPreflight;
import dev.trainmaster.cli.trainer.Trainers;
import dev.trainmaster.cli.trainer.Venv;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.preflight.Finding;
import dev.trainmaster.preflight.PreflightProgress;
import dev.trainmaster.preflight.PreflightReport;
import dev.trainmaster.preflight.Severity;
import dev.trainmaster.preflight.TrainingPlan;
import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.request.RequestDocument;
import dev.trainmaster.trainer.InstallRule;
import dev.trainmaster.trainer.KnownTrainer;
import dev.trainmaster.trainer.TrainerProfile;
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
        return new Trainers(surroundings)
                .profiles().all().stream().map(this::check).toList();
    }

    /** Those that have to be installed first are probed by `trainer check`, with a model of theirs. */
    private Check check(KnownTrainer trainer) {
        Trainers trainers = new Trainers(surroundings);
        Optional<InstallRule> rule = trainer.profile().flatMap(TrainerProfile::install);
        if (rule.isPresent() && surroundings.installation().isPresent()) {
            Venv.State state = trainers.venv(trainer.name())
                    .state(rule.get(), surroundings.installation().get());
            return Check.good("Trainer " + trainer.name(), state.text());
        }
        Check check = check(trainer.name(), trainer.profile());
        return check.verdict() != Check.Verdict.OK
                        && trainer.origin().equals(KnownTrainer.BUNDLED)
                        && check.text()
                                .contains(trainers.venv(trainer.name()).path().toString())
                ? Check.good(check.name(), Venv.State.NOT_INSTALLED.text())
                : check;
    }

    private Check check(String trainer, Optional<TrainerProfile> profile) {
        String name = "Trainer " + trainer;
        try {
            Map<String, Object> request =
                    Map.of("dataset", "sample", "model", "doctor", "trainer", trainer, "format", format(profile));
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

    /** One that it reads: which one a run asks for is the run's business. */
    private static String format(Optional<TrainerProfile> profile) {
        return profile.map(known -> known.formats().get(0))
                .orElse(ExportFormat.TUNIX_SFT)
                .text();
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
