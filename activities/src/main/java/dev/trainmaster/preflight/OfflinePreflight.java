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
        Findings findings = new Findings();
        Optional<ExportReceipt> dataset = export(request, source, scratch, progress, findings);
        if (preflight.trainer(request, findings).isEmpty() || dataset.isEmpty()) {
            String path = scratch.resolve(Preflight.REPORT_FILE).toString();
            return new PreflightReport(findings.sorted(), Optional.empty(), path);
        }
        ManifestReceipt manifest = manifests.write(new ManifestOrder(RUN_ID, scratch, request, dataset.get()));
        return preflight.check(new PreflightOrder(RUN_ID, scratch, request, dataset.get(), manifest), progress);
    }

    /** A disk that fails says nothing of the run: that stays an exception. */
    private Optional<ExportReceipt> export(
            TrainingRequest request,
            DatasetSource source,
            Path scratch,
            PreflightProgress progress,
            Findings findings) {
        Path file = scratch.resolve(ExportOrder.FILE_NAME);
        try {
            return Optional.of(exporter.export(
                    new ExportOrder(source, request.selection(), request.format(), file),
                    (read, written) -> progress.at("record " + read)));
        } catch (FailureException e) {
            if (e.failure().type() == FailureType.STORAGE_FAILED) {
                throw e;
            }
            findings.add(Rule.DATASET_UNUSABLE, "dataset", e.getMessage());
            return Optional.empty();
        }
    }
}
