package dev.trainmaster.reference;

import dev.trainmaster.reference.checkpoint.CheckpointStore;
import dev.trainmaster.reference.dataset.Dataset;
import dev.trainmaster.reference.dataset.DatasetOpener;
import dev.trainmaster.reference.json.FlatJson;
import dev.trainmaster.reference.manifest.Manifest;
import dev.trainmaster.reference.manifest.ManifestReader;
import dev.trainmaster.reference.metrics.MetricsLog;
import dev.trainmaster.reference.model.ModelSize;
import dev.trainmaster.reference.training.Progress;
import dev.trainmaster.reference.training.StopSwitch;
import dev.trainmaster.reference.training.Surroundings;
import dev.trainmaster.reference.training.Trainer;
import dev.trainmaster.reference.training.TrainingPlan;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** One run of the program: check everything, then probe or train. */
final class ReferenceTrainer {
    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;
    private final StopSwitch stop;
    private final Runnable beforeTraining;
    private final Map<String, String> environment;

    ReferenceTrainer(
            PrintStream out,
            PrintStream err,
            Clock clock,
            StopSwitch stop,
            Runnable beforeTraining,
            Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.clock = clock;
        this.stop = stop;
        this.beforeTraining = beforeTraining;
        this.environment = environment;
    }

    ExitCode run(String... words) {
        try {
            Arguments arguments = Arguments.parse(words);
            Surroundings surroundings = Surroundings.from(environment);
            Manifest manifest = new ManifestReader().read(arguments.manifest());
            if (arguments.maxSteps().isPresent()) {
                manifest = manifest.cappedAt(arguments.maxSteps().getAsInt());
            }
            try (Dataset dataset = new DatasetOpener(manifest.dataset())
                    .open(manifest.hyperparameters().maxSeqLength())) {
                TrainingPlan plan = TrainingPlan.of(manifest, dataset.records());
                return arguments.output().isEmpty()
                        ? probe(plan)
                        : train(plan, dataset, arguments.output().get(), surroundings);
            }
        } catch (TrainerException e) {
            e.problems().forEach(problem -> err.println("error: " + problem));
            return e.exitCode();
        } catch (IOException e) {
            err.println("error: cannot close the data file: " + e);
            return ExitCode.DATA;
        }
    }

    private ExitCode probe(TrainingPlan plan) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("trainer", "reference");
        answer.put("version", version());
        answer.put("records", plan.records());
        answer.put("stepsPerEpoch", plan.stepsPerEpoch());
        answer.put("totalSteps", plan.totalSteps());
        answer.put("parameters", plan.size().parameters());
        out.println(new FlatJson().line(answer));
        fallback(plan).ifPresent(this::warn);
        return ExitCode.OK;
    }

    private ExitCode train(TrainingPlan plan, Dataset dataset, Path output, Surroundings surroundings)
            throws TrainerException {
        Progress progress = new Progress(out, clock);
        introduce(plan, progress);
        try (OutputLock lock = OutputLock.take(output);
                MetricsLog metrics = MetricsLog.open(lock.directory())) {
            beforeTraining.run();
            CheckpointStore checkpoints = new CheckpointStore(
                    output, plan.size(), plan.settings(), plan.manifest().keptCheckpoints(), this::warn);
            return new Trainer(plan, checkpoints, metrics, progress, this::warn, stop, surroundings).train(dataset);
        }
    }

    private void introduce(TrainingPlan plan, Progress progress) {
        fallback(plan).ifPresent(progress::say);
        progress.say("reference trainer " + version() + ": run "
                + plan.manifest().runId() + ", " + plan.records() + " records, " + plan.totalSteps() + " steps, "
                + plan.size().parameters() + " parameters");
    }

    private static Optional<String> fallback(TrainingPlan plan) {
        String model = plan.manifest().model();
        return ModelSize.named(model).isPresent()
                ? Optional.empty()
                : Optional.of(
                        "the reference trainer knows no model " + model + " (it has tiny and small); it trains tiny");
    }

    private void warn(String trouble) {
        err.println("warning: " + trouble);
    }

    private static String version() {
        try (InputStream in = ReferenceTrainer.class.getResourceAsStream("version.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException("version.txt is part of this program", e);
        }
    }
}
