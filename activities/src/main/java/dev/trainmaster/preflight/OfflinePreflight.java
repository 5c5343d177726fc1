package dev.trainmaster.preflight;

import dev.trainmaster.dataset.DatasetExporter;
import dev.trainmaster.dataset.DatasetSource;
import dev.trainmaster.dataset.ExportOrder;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.manifest.ManifestOrder;
import dev.trainmaster.manifest.ManifestReceipt;
import dev.trainmaster.manifest.ManifestWriter;
import dev.trainmaster.request.TrainingRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The whole way of a run up to its approval, without a server: export, manifest and dry run in a scratch directory. */
public final class OfflinePreflight {
    private static final String RUN_ID = "offline";

    private final DatasetExporter exporter;
    private final ManifestWriter manifests;
    private final Preflight preflight;

    public OfflinePreflight(DatasetExporter exporter, ManifestWriter manifests, Preflight preflight) {
        this.exporter = exporter;
        this.manifests = manifests;
        this.preflight = preflight;
    }

    /** A dataset or trainer that cannot be used is a finding too, and not an exception. */
    public PreflightReport check(
            TrainingRequest request, DatasetSource source, Path scratch, PreflightProgress progress) {
        try {
            ExportReceipt dataset = exporter.export(
                    new ExportOrder(
                            source, request.selection(), request.format(), scratch.resolve(ExportOrder.FILE_NAME)),
                    (read, written) -> progress.at("record " + read));
            ManifestReceipt manifest = manifests.write(new ManifestOrder(RUN_ID, scratch, request, dataset));
            return preflight.check(new PreflightOrder(RUN_ID, scratch, request, dataset, manifest), progress);
        } catch (FailureException e) {
            return unusable(e, scratch);
        }
    }

    private static PreflightReport unusable(FailureException e, Path scratch) {
        FailureType type = e.failure().type();
        if (type == FailureType.STORAGE_FAILED) {
            throw e;
        }
        Rule rule = type == FailureType.TRAINER_UNAVAILABLE ? Rule.TRAINER_UNAVAILABLE : Rule.DATASET_UNUSABLE;
        Finding finding = rule.at(rule == Rule.TRAINER_UNAVAILABLE ? "trainer" : "dataset", e.getMessage());
        return new PreflightReport(
                List.of(finding),
                Optional.empty(),
                scratch.resolve(Preflight.REPORT_FILE).toString());
    }
}
