package dev.trainmaster.cli.trainer;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.Surroundings;
import dev.trainmaster.cli.dataset.Datasets;
import dev.trainmaster.cli.preflight.ScratchDirectory;
import dev.trainmaster.dataset.DatasetExporter;
import dev.trainmaster.dataset.ExportOrder;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.dataset.ReaderLimits;
import dev.trainmaster.manifest.ManifestOrder;
import dev.trainmaster.manifest.ManifestReceipt;
import dev.trainmaster.manifest.ManifestWriter;
import dev.trainmaster.manifest.ProductVersion;
import dev.trainmaster.placement.Home;
import dev.trainmaster.preflight.Devices;
import dev.trainmaster.preflight.DiskSpace;
import dev.trainmaster.preflight.Preflight;
import dev.trainmaster.preflight.PreflightOrder;
import dev.trainmaster.preflight.PreflightProgress;
import dev.trainmaster.preflight.PreflightReport;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.supervisor.Supervisor;
import dev.trainmaster.trainer.Claim;
import dev.trainmaster.trainer.ModelCommand;
import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerProfile;
import dev.trainmaster.training.TrainerTrial;
import dev.trainmaster.training.TrainingOrder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A run directory to try a trainer in, gone afterwards. */
final class TrialGround implements Closeable {

    private static final String RUN = "trial";

    /** What trainers with a model of their own call it. */
    private static final String BUILT_IN = "tiny";

    private static final Duration MAKING_A_MODEL = Duration.ofMinutes(5);

    /** Fast trainers would be done before anybody can stop them; only our own know these words. */
    private static final Map<String, String> SLOW =
            Map.of("TRAINMASTER_REFERENCE_STEP_MILLIS", "100", "TRAINMASTER_TUNIX_STEP_MILLIS", "100");

    private final Surroundings surroundings;
    private final Trainers trainers;
    private final TrainerHost host;
    private final ScratchDirectory scratch;
    private final Path root;
    private TrainingRequest request;
    private ExportReceipt dataset;
    private ManifestReceipt manifest;
    private OptionalLong totalSteps = OptionalLong.empty();

    private TrialGround(Surroundings surroundings, Trainers trainers, ScratchDirectory scratch) {
        this.surroundings = surroundings;
        this.trainers = trainers;
        this.scratch = scratch;
        this.root = scratch.path();
        Map<String, String> environment = new HashMap<>(SLOW);
        environment.putAll(surroundings.environment());
        TrainerHost usual = trainers.host();
        this.host = new TrainerHost(usual.java(), usual.install(), usual.venvs(), environment);
    }

    static TrialGround create(Surroundings surroundings, Trainers trainers) throws IOException {
        return new TrialGround(
                surroundings,
                trainers,
                ScratchDirectory.in(ScratchDirectory.place(surroundings), "trainmaster-trial-"));
    }

    /** The name of a model to try the trainer with; one that is made is gone afterwards too. */
    String tinyModel(TrainerProfile profile) {
        Path model = root.resolve("model");
        return ModelCommand.tiny(profile, host, model)
                .map(command -> made(profile, command, model))
                .orElse(BUILT_IN);
    }

    private static String made(TrainerProfile profile, ModelCommand command, Path model) {
        Tool.End end = new Tool(command.environment(), MAKING_A_MODEL).run(command.argv(), line -> {});
        if (!end.good()) {
            throw new CommandFailure(
                    ExitCode.PREFLIGHT_FAILED,
                    "The trainer " + profile.name() + " made no model to be tried with: exit code " + end.exitCode(),
                    end.lastLines(),
                    List.of(
                            "Install it: `trainmaster trainer install " + profile.name() + "`.",
                            "Or give it a model of your own: --model PATH"));
        }
        return model.toString();
    }

    PreflightReport dryRun(TrainingRequest asked) {
        request = asked;
        Path run = root.resolve(RUN);
        dataset = new DatasetExporter()
                .export(
                        new ExportOrder(
                                new Datasets(surroundings).open(asked.dataset(), Optional.empty()),
                                asked.selection(),
                                asked.format(),
                                run.resolve(ExportOrder.FILE_NAME)),
                        (read, written) -> {});
        manifest = new ManifestWriter(trainers.profiles(), host, ProductVersion.ofThisBuild())
                .write(new ManifestOrder(RUN, run, asked, dataset));
        PreflightReport report = new Preflight(
                        trainers.profiles(),
                        host,
                        Devices.ofThisMachine(),
                        DiskSpace.ofThisMachine(),
                        ReaderLimits.ofThisProcess())
                .check(new PreflightOrder(RUN, run, asked, dataset, manifest), PreflightProgress.NONE);
        totalSteps = report.plan().map(plan -> plan.totalSteps()).orElse(OptionalLong.empty());
        return report;
    }

    List<Claim> train(TrainerProfile profile, Duration limit, Consumer<String> told)
            throws IOException, InterruptedException {
        Clock clock = surroundings.clock();
        Supervisor supervisor = Supervisor.onThisHost(root.resolve("shim"), clock);
        return new TrainerTrial(supervisor, profile, host, new SecureRandom(), clock, told)
                .run(new TrainingOrder(
                        RUN,
                        new Home("here", RUN, RUN, root.resolve(RUN).toString(), 0),
                        request,
                        dataset,
                        manifest,
                        1,
                        clock.instant().plus(limit),
                        totalSteps));
    }

    @Override
    public void close() throws IOException {
        scratch.close();
    }
}
