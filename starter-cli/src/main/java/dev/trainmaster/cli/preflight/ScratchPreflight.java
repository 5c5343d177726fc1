package dev.trainmaster.cli.preflight;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.Surroundings;
import dev.trainmaster.cli.dataset.Datasets;
import dev.trainmaster.dataset.DatasetExporter;
import dev.trainmaster.dataset.ReaderLimits;
import dev.trainmaster.manifest.ManifestWriter;
import dev.trainmaster.manifest.ProductVersion;
import dev.trainmaster.preflight.Devices;
import dev.trainmaster.preflight.DiskSpace;
import dev.trainmaster.preflight.OfflinePreflight;
import dev.trainmaster.preflight.Preflight;
import dev.trainmaster.preflight.PreflightProgress;
import dev.trainmaster.preflight.PreflightReport;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerProfiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** The worker's own dry run, in a directory that is gone afterwards. */
public final class ScratchPreflight {

    private final Surroundings surroundings;

    public ScratchPreflight(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public PreflightReport check(TrainingRequest request, Optional<String> file, PreflightProgress progress) {
        Datasets datasets = new Datasets(surroundings);
        OfflinePreflight preflight = offline();
        try (ScratchDirectory scratch = ScratchDirectory.create()) {
            return preflight.check(request, () -> datasets.open(request.dataset(), file), scratch.path(), progress);
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailure(
                    ExitCode.RUN_FAILED, "The scratch directory of the dry run cannot be used: " + e.getMessage());
        }
    }

    private OfflinePreflight offline() {
        Path installation = surroundings
                .installation()
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.USAGE,
                        "TRAINMASTER_INSTALL does not say where the trainers are",
                        "Use the launcher: ./trainmaster"));
        TrainerProfiles trainers = new TrainerProfiles(surroundings.home().resolve("trainers"));
        TrainerHost host = new TrainerHost(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                installation,
                TrainerHost.venvs(surroundings.home()),
                surroundings.environment());
        return new OfflinePreflight(
                trainers,
                new DatasetExporter(),
                new ManifestWriter(trainers, host, ProductVersion.ofThisBuild()),
                new Preflight(
                        trainers,
                        host,
                        Devices.ofThisMachine(),
                        DiskSpace.ofThisMachine(),
                        ReaderLimits.ofThisProcess()));
    }
}
