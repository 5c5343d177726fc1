package dev.trainmaster.preflight;

import dev.trainmaster.TestRequests;
import dev.trainmaster.dataset.DatasetExporter;
import dev.trainmaster.dataset.DatasetKey;
import dev.trainmaster.dataset.DatasetStore;
import dev.trainmaster.dataset.ExportOrder;
import dev.trainmaster.dataset.ExportProgress;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.dataset.ReaderLimits;
import dev.trainmaster.manifest.ManifestOrder;
import dev.trainmaster.manifest.ManifestReceipt;
import dev.trainmaster.manifest.ManifestWriter;
import dev.trainmaster.manifest.ProductVersion;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.supervisor.HostLimits;
import dev.trainmaster.trainer.TestTrainers;
import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerProfiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A run of the sample, exported and with its manifest, and a machine as a test wants it. */
final class PreflightSite {
    static final ReaderLimits LIMITS = ReaderLimits.ofThisProcess();

    final Path folder;
    final Path run;
    TrainerHost host;
    TrainerProfiles trainers;
    PreflightOrder order;
    Devices devices = Devices.ofThisMachine();
    DiskSpace disk = path -> 1L << 40;
    HostMemory memory = () -> OptionalLong.of(1L << 40);
    HostLimits bounds = limits -> Optional.empty();

    PreflightSite(Path folder) {
        this.folder = folder;
        this.run = folder.resolve("runs/r1");
        this.host = TestTrainers.host(folder);
    }

    /** For a trainer whose probe is a script. */
    PreflightSite prepared(String script, Map<String, Object> settings) throws IOException {
        Map<String, Object> all = new LinkedHashMap<>(settings);
        all.put("trainer", "command");
        return prepared(TestTrainers.probedBy(folder.resolve("trainers"), script), TestRequests.with(all));
    }

    PreflightSite prepared(TrainerProfiles known, TrainingRequest request) {
        trainers = known;
        ExportReceipt dataset = new DatasetExporter()
                .export(
                        new ExportOrder(
                                new DatasetStore(folder.resolve("datasets"), LIMITS)
                                        .open(new DatasetKey(request.dataset())),
                                request.selection(),
                                request.format(),
                                run.resolve("dataset.jsonl")),
                        ExportProgress.NONE);
        ManifestReceipt manifest = new ManifestWriter(known, host, new ProductVersion("1"))
                .write(new ManifestOrder("r1", run, request, dataset));
        order = new PreflightOrder("r1", run, request, dataset, manifest);
        return this;
    }

    PreflightReport check() {
        return new Preflight(trainers, host, devices, disk, memory, LIMITS, bounds)
                .check(order, PreflightProgress.NONE);
    }
}
