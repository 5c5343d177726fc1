package dev.trainmaster.preflight;

import dev.trainmaster.manifest.ManifestOrder;
import dev.trainmaster.manifest.ManifestWriter;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.trainer.Rendering;
import dev.trainmaster.trainer.TrainerCommand;
import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerPlace;
import dev.trainmaster.trainer.TrainerProfile;
import dev.trainmaster.training.MetricsTranslator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets the trainer take a few real steps on the real data, in a directory that is gone afterwards. */
final class StepTrial {
    private static final String DIRECTORY = "trial";
    private static final long MOST_OUTPUT_BYTES = 64 << 20;
    private static final List<Rule> REASONS_NOT_TO = List.of(
            Rule.DATASET_MISSING,
            Rule.DATASET_CHANGED,
            Rule.RECORD_INVALID,
            Rule.TRAINER_NOT_INSTALLED,
            Rule.TRAINER_REFUSES,
            Rule.PROBE_TIMED_OUT,
            Rule.PROBE_TOO_LONG,
            Rule.NO_STEPS,
            Rule.DEVICE_MISSING,
            Rule.DEVICE_UNSUPPORTED,
            Rule.DISK_FULL,
            Rule.OUTPUT_UNWRITABLE);

    private final ManifestWriter manifests;
    private final TrainerHost host;
    private final TrialJudge judge;
    private final Clock clock;

    StepTrial(ManifestWriter manifests, TrainerHost host, DiskSpace disk, Clock clock) {
        this.manifests = manifests;
        this.host = host;
        this.judge = new TrialJudge(disk);
        this.clock = clock;
    }

    Optional<TrialSteps> look(
            PreflightOrder order,
            TrainerProfile trainer,
            TrainingPlan plan,
            Findings findings,
            PreflightProgress progress) {
        int steps = order.request().preflight().probeSteps();
        if (steps == 0 || REASONS_NOT_TO.stream().anyMatch(findings::has)) {
            return Optional.empty();
        }
        Path scratch = order.runDirectory().resolve(DIRECTORY);
        try (TemporaryDirectory directory = TemporaryDirectory.at(scratch)) {
            return run(trialOf(order, steps, directory.path()), order, trainer, plan, findings, progress);
        } catch (IOException e) {
            findings.add(Rule.OUTPUT_UNWRITABLE, scratch, "the trial's directory cannot be used: " + e);
            return Optional.empty();
        }
    }

    private Optional<TrialSteps> run(
            PreflightOrder trial,
            PreflightOrder order,
            TrainerProfile trainer,
            TrainingPlan plan,
            Findings findings,
            PreflightProgress progress)
            throws IOException {
        int wanted = order.request().preflight().probeSteps();
        TrainerPlace place = trial.place(host, trainer);
        TrainerCommand command = trainer.commandIn(place);
        Path output = place.output();
        Files.createDirectories(output);
        new Rendering(trainer, place).fresh().writeFiles(place.files());
        RunDirectory run = new RunDirectory(trial.runDirectory());
        boolean foreign = trainer.metrics().areForeign();
        TrialMetrics metrics = new TrialMetrics(
                run.metrics(),
                foreign
                        ? Optional.of(MetricsTranslator.ofFirstStart(trainer.metrics(), run, clock))
                        : Optional.empty());
        Instant begun = clock.instant();
        Duration limit =
                order.request().limits().startup().plus(order.request().limits().stall());
        ProbeEnd end = new ProbeProcess(
                        MOST_OUTPUT_BYTES,
                        host.environment(),
                        what -> progress.at("taking real steps"),
                        foreign ? Optional.of(run.start(1)) : Optional.empty())
                .run(command, limit, () -> beyond(metrics, wanted));
        List<TrialMetrics.Step> taken = metrics.look(clock.instant());
        Path checkpoints = output.resolve(trainer.checkpoints().directory());
        return judge.judge(
                new TrialRun(end, begun, taken, TrialJudge.largest(checkpoints)), order, trainer, plan, findings);
    }

    /** A trainer that takes more steps than it was asked for has no bound of its own. */
    private boolean beyond(TrialMetrics metrics, int wanted) {
        return metrics.look(clock.instant()).stream().anyMatch(step -> step.number() > wanted);
    }

    /** The same run in the scratch directory, with another manifest: what it is asked for is fewer steps. */
    private PreflightOrder trialOf(PreflightOrder order, int steps, Path directory) {
        Map<String, Object> document = order.request().toDocument();
        Map<String, Object> settings =
                new LinkedHashMap<>(order.request().hyperparameters().toDocument());
        settings.put(
                "maxSteps",
                Math.min(steps, order.request().hyperparameters().maxSteps().orElse(steps)));
        document.put("hyperparameters", settings);
        TrainingRequest request = TrainingRequest.of(document);
        return new PreflightOrder(
                order.runId(),
                directory,
                request,
                order.dataset(),
                manifests.write(new ManifestOrder(order.runId(), directory, request, order.dataset())));
    }
}
