package dev.trainmaster.preflight;

import dev.trainmaster.dataset.ReaderLimits;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.manifest.ManifestWriter;
import dev.trainmaster.manifest.ProductVersion;
import dev.trainmaster.run.Phase;
import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.storage.StorageFailures;
import dev.trainmaster.supervisor.HostLimits;
import dev.trainmaster.trainer.LengthUnit;
import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerProfile;
import dev.trainmaster.trainer.TrainerProfiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The dry run: looks at everything, and reports all of it at once. */
public final class Preflight {
    public static final String REPORT_FILE = "report.json";

    private final TrainerProfiles trainers;
    private final DatasetCheck datasetCheck;
    private final TrainerCheck trainerCheck;
    private final DeviceCheck deviceCheck;
    private final StorageCheck storageCheck;
    private final ResourceCheck resourceCheck;
    private final MemoryCheck memoryCheck;
    private final EnvironmentCheck environmentCheck;
    private final CheckpointCheck checkpointCheck = new CheckpointCheck();
    private final ManifestCheck manifestCheck = new ManifestCheck();
    private final Planner planner;
    private final StepTrial stepTrial;
    private final JsonFiles files = new JsonFiles();

    public Preflight(TrainerProfiles trainers, TrainerHost host, Devices devices, DiskSpace disk, ReaderLimits limits) {
        this(trainers, host, devices, disk, HostMemory.ofThisMachine(), limits, HostLimits.ofThisHost());
    }

    Preflight(
            TrainerProfiles trainers,
            TrainerHost host,
            Devices devices,
            DiskSpace disk,
            HostMemory memory,
            ReaderLimits limits,
            HostLimits bounds) {
        this.trainers = trainers;
        this.datasetCheck = new DatasetCheck(limits);
        this.trainerCheck = new TrainerCheck(host);
        this.deviceCheck = new DeviceCheck(devices);
        this.storageCheck = new StorageCheck(disk);
        this.resourceCheck = new ResourceCheck(bounds);
        this.memoryCheck = new MemoryCheck(memory);
        this.environmentCheck = new EnvironmentCheck(host);
        this.planner = new Planner(host);
        ManifestWriter manifests = new ManifestWriter(trainers, host, ProductVersion.ofThisBuild());
        this.stepTrial = new StepTrial(manifests, host, disk, Clock.systemUTC());
    }

    /** Writes the report into the run directory as well. */
    public PreflightReport check(PreflightOrder order, PreflightProgress progress) {
        Findings findings = new Findings(order.request().preflight());
        storageCheck.look(order, findings);
        resourceCheck.look(order, findings);
        memoryCheck.look(order, findings);
        manifestCheck.look(order, findings);
        Optional<TrainerProfile> trainer = trainer(order, findings);
        LengthUnit unit = trainer.map(TrainerProfile::lengthUnit).orElse(LengthUnit.TOKENS);
        MeasuredLengths measured = datasetCheck.look(order, unit, findings, progress);
        Optional<TrainingPlan> planned = trainer.map(known -> {
            deviceCheck.look(order, known, findings);
            RequestCheck.look(order, known, findings);
            environmentCheck.look(known, findings);
            checkpointCheck.look(order, known, findings);
            ProbeAnswer answer = trainerCheck.look(order, known, findings, progress);
            MeasuredLengths lengths = answer.lengths().orElse(measured);
            lengths.tell(order, findings);
            TrainingPlan plan = planner.plan(order, known, answer, lengths.statistics(), findings);
            return plan.after(stepTrial.look(order, known, plan, findings, progress));
        });
        if (planned.isEmpty()) {
            measured.tell(order, findings);
        }
        return write(order.runDirectory().resolve(REPORT_FILE), findings, planned);
    }

    private Optional<TrainerProfile> trainer(PreflightOrder order, Findings findings) {
        try {
            return Optional.of(trainers.find(order.request().trainer()));
        } catch (FailureException e) {
            findings.add(Rule.TRAINER_UNAVAILABLE, "trainer", e.getMessage());
            return Optional.empty();
        }
    }

    private PreflightReport write(Path file, Findings findings, Optional<TrainingPlan> plan) {
        PreflightReport report = new PreflightReport(findings.sorted(), plan, file.toString());
        try {
            files.write(file, report);
            return report;
        } catch (IOException e) {
            throw StorageFailures.of(Phase.VALIDATING, "write", file, e);
        }
    }
}
