package dev.trainmaster.model;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.trainmaster.result.RunResult;
import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.storage.Sha256;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Where a model comes from: which data, which settings, who allowed it, what trained it, and every file of it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Provenance(
        String runId,
        String outcome,
        Optional<String> datasetSha256,
        Optional<String> manifestSha256,
        List<String> approvedBy,
        Optional<String> trainer,
        Optional<String> trainerVersion,
        Optional<String> baseModel,
        OptionalLong steps,
        List<ModelFile> files) {

    public static Provenance of(RunResult result, List<ModelFile> files) {
        return new Provenance(
                result.runId(),
                result.outcome().name(),
                result.dataset().map(dataset -> dataset.sha256()),
                result.manifest().map(manifest -> manifest.sha256()),
                result.approval().approvedBy(),
                result.request().map(request -> request.trainer()),
                result.plan().flatMap(plan -> plan.trainerVersion()),
                result.request().map(request -> request.model()),
                result.progress()
                        .map(progress -> OptionalLong.of(progress.step()))
                        .orElse(OptionalLong.empty()),
                files);
    }

    /** Of everything that stands here, so also of every file: the name of the model. */
    public String sha256() throws IOException {
        return Sha256.ofBytes(new JsonFiles().bytes(this));
    }
}
