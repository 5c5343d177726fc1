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
import dev.trainmaster.trainer.TestTrainers;
import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerProfiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Dry runs of the sample data with a trainer that is a shell script. */
abstract class OnARunDirectory {
    static final String ANSWERS =
            "echo hello; echo '{\"version\":\"7\",\"records\":418,\"stepsPerEpoch\":52,\"totalSteps\":156}'\n";
    static final ReaderLimits LIMITS = ReaderLimits.ofThisProcess();

    @TempDir
    Path folder;

    TrainerHost host;
    Path run;

    @BeforeEach
    void aRunDirectory() {
        host = TestTrainers.host(folder);
        run = folder.resolve("runs/r1");
    }

    PreflightReport check(String script, Map<String, Object> settings) throws IOException {
        return prepare(script, settings).check();
    }

    Prepared prepare(String script, Map<String, Object> settings) throws IOException {
        Map<String, Object> all = new java.util.LinkedHashMap<>(settings);
        all.put("trainer", "command");
        return prepare(TestTrainers.probedBy(folder.resolve("trainers"), script), TestRequests.with(all));
    }

    Prepared prepare(TrainerProfiles trainers, TrainingRequest request) {
        ExportReceipt dataset = new DatasetExporter()
                .export(
                        new ExportOrder(
                                new DatasetStore(folder.resolve("datasets"), LIMITS)
                                        .open(new DatasetKey(request.dataset())),
                                request.selection(),
                                request.format(),
                                run.resolve("dataset.jsonl")),
                        ExportProgress.NONE);
        ManifestReceipt manifest = new ManifestWriter(trainers, host, new ProductVersion("1"))
                .write(new ManifestOrder("r1", run, request, dataset));
        return new Prepared(trainers, new PreflightOrder("r1", run, request, dataset, manifest));
    }

    final class Prepared {
        final TrainerProfiles trainers;
        final PreflightOrder order;

        Prepared(TrainerProfiles trainers, PreflightOrder order) {
            this.trainers = trainers;
            this.order = order;
        }

        PreflightReport check() {
            return new Preflight(trainers, host, Devices.ofThisMachine(), path -> 1L << 40, LIMITS)
                    .check(order, PreflightProgress.NONE);
        }
    }
}
