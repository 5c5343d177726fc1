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
import dev.trainmaster.storage.StorageFailures;
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
        Path temporary = ScratchDirectory.place(surroundings);
        try (ScratchDirectory scratch = ScratchDirectory.in(temporary, "trainmaster-validate-")) {
            return preflight.check(request, () -> datasets.open(request.dataset(), file), scratch.path(), progress);
        } catch (IOException e) {
            throw unusable(temporary, e);
        } catch (UncheckedIOException e) {
            throw unusable(temporary, e.getCause());
        }
    }

    private static CommandFailure unusable(Path temporary, IOException cause) {
        return new CommandFailure(
                ExitCode.USAGE,
                "The dry run cannot write into " + temporary + ": " + StorageFailures.reason(cause),
                "Free that disk or mend its permissions, or name another place with TMPDIR.");
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
