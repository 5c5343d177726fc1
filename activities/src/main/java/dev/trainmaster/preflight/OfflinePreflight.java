package dev.trainmaster.preflight;

import dev.trainmaster.dataset.DatasetExporter;
import dev.trainmaster.dataset.DatasetSource;
import dev.trainmaster.dataset.ExportOrder;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.dataset.InvalidRecordsException;
import dev.trainmaster.dataset.LostSourceException;
import dev.trainmaster.dataset.UnusableSourceException;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.manifest.ManifestOrder;
import dev.trainmaster.manifest.ManifestReceipt;
import dev.trainmaster.manifest.ManifestWriter;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.trainer.TrainerProfiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The whole way of a run up to its approval, without a server: export, manifest and dry run in a scratch directory. */
public final class OfflinePreflight {
    private static final String RUN_ID = "offline";

    private final TrainerProfiles trainers;
    private final DatasetExporter exporter;
    private final ManifestWriter manifests;
    private final Preflight preflight;

    public OfflinePreflight(
            TrainerProfiles trainers, DatasetExporter exporter, ManifestWriter manifests, Preflight preflight) {
        this.trainers = trainers;
        this.exporter = exporter;
        this.manifests = manifests;
        this.preflight = preflight;
    }

    /**
     * A dataset or trainer that cannot be used is a finding too, and not an exception. No finding names a file of the
     * scratch directory: whoever reads it would not find that any more.
     */
    public PreflightReport check(
            TrainingRequest request, Supplier<DatasetSource> source, Path scratch, PreflightProgress progress) {
        List<Finding> findings = new ArrayList<>();
        Optional<ExportReceipt> dataset = found(
                findings,
                Rule.DATASET_UNUSABLE,
                "dataset",
                () -> exporter.export(
                        new ExportOrder(
                                source.get(),
                                request.selection(),
                                request.format(),
                                request.chat(),
                                scratch.resolve(ExportOrder.FILE_NAME)),
                        (read, written) -> progress.at("exporting record " + read)));
        found(findings, Rule.TRAINER_UNAVAILABLE, "trainer", () -> trainers.find(request.trainer()));
        if (!findings.isEmpty()) {
            String path = scratch.resolve(Preflight.REPORT_FILE).toString();
            return new PreflightReport(findings, Optional.empty(), path);
        }
        ExportReceipt exported = dataset.orElseThrow();
        ManifestReceipt manifest = manifests.write(new ManifestOrder(RUN_ID, scratch, request, exported));
        PreflightReport report =
                preflight.check(new PreflightOrder(RUN_ID, scratch, request, exported, manifest), progress);
        List<Finding> told = report.findings().stream()
                .map(finding -> finding.place().startsWith(scratch + "/") ? of(request.dataset(), finding) : finding)
                .toList();
        return new PreflightReport(told, report.plan(), report.path());
    }

    private static Finding of(String dataset, Finding finding) {
        return new Finding(
                finding.rule(), finding.severity(), "dataset " + dataset, finding.text(), finding.suggestion());
    }

    /** A disk that fails says nothing of the run: that stays an exception. */
    private static <T> Optional<T> found(List<Finding> findings, Rule rule, String place, Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (FailureException e) {
            if (e.failure().type() == FailureType.STORAGE_FAILED && !(e.getCause() instanceof LostSourceException)) {
                throw e;
            }
            boolean asksForTheImpossible = e.failure().type() == FailureType.INVALID_REQUEST;
            findings.add(
                    asksForTheImpossible
                            ? Rule.REQUEST_INVALID.at("request", e.getMessage())
                            : rule.at(placeOf(e).orElse(place), e.getMessage()));
            if (e.getCause() instanceof InvalidRecordsException invalid) {
                invalid.problems()
                        .forEach(problem -> findings.add(Rule.RECORD_MALFORMED.at(problem.place(), problem.text())));
            }
            return Optional.empty();
        }
    }

    private static Optional<String> placeOf(FailureException e) {
        return e.getCause() instanceof UnusableSourceException unusable
                ? Optional.of(unusable.problem().place())
                : Optional.empty();
    }
}
