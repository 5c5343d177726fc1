package dev.trainmaster.manifest;

import dev.trainmaster.dataset.EvaluationSet;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.trainer.TrainerProfile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Everything that decides what will run, in a fixed order and with no time in it: the same run gives the same bytes. */
final class ManifestDocument {
    private static final int SCHEMA_VERSION = 1;

    private final ProductVersion version;

    ManifestDocument(ProductVersion version) {
        this.version = version;
    }

    Map<String, Object> of(ManifestOrder order, TrainerProfile trainer, String profile, Whereabouts where) {
        TrainingRequest request = order.request();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schemaVersion", SCHEMA_VERSION);
        document.put("runId", order.runId());
        document.put("createdBy", "trainmaster " + version.text());
        document.put("dataset", dataset(request, order.dataset(), where));
        document.put("model", request.model());
        document.put("trainer", trainer(trainer, profile, where));
        document.put("hyperparameters", request.hyperparameters().toDocument());
        if (!request.settings().values().isEmpty()) {
            document.put("settings", request.settings().values());
        }
        document.put("output", Map.of("directory", where.output()));
        document.put("checkpoints", request.checkpoints().toDocument());
        document.put("selection", request.selection().toDocument());
        document.put("environment", trainer.environment().names());
        document.put("versions", versions(request, trainer));
        document.put("request", others(request, document));
        return document;
    }

    private static Map<String, Object> dataset(TrainingRequest request, ExportReceipt export, Whereabouts where) {
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("key", request.dataset());
        dataset.put("path", where.dataset());
        dataset.put("format", request.format().text());
        dataset.put("sha256", export.sha256());
        dataset.put("bytes", export.bytes());
        dataset.put("records", export.records());
        export.evaluation().ifPresent(held -> dataset.put("evaluation", evaluation(held)));
        return dataset;
    }

    private static Map<String, Object> evaluation(EvaluationSet held) {
        Map<String, Object> evaluation = new LinkedHashMap<>();
        evaluation.put("path", held.path());
        evaluation.put("sha256", held.sha256());
        evaluation.put("bytes", held.bytes());
        evaluation.put("records", held.records());
        return evaluation;
    }

    private static Map<String, Object> trainer(TrainerProfile profile, String sha256, Whereabouts where) {
        Map<String, Object> trainer = new LinkedHashMap<>();
        trainer.put("name", profile.name());
        profile.version().ifPresent(known -> trainer.put("version", known));
        trainer.put("profile", sha256);
        trainer.putAll(where.launch());
        return trainer;
    }

    private Map<String, Object> versions(TrainingRequest request, TrainerProfile trainer) {
        Map<String, Object> versions = new LinkedHashMap<>();
        versions.put("trainmaster", version.text());
        trainer.version().ifPresent(known -> versions.put("trainer", known));
        request.revision().ifPresent(revision -> versions.put("revision", revision));
        return versions;
    }

    /** Every setting that stands nowhere else, also those that requests get later. */
    private static Map<String, Object> others(TrainingRequest request, Map<String, Object> document) {
        Map<String, Object> others = request.toDocument();
        others.keySet().removeAll(document.keySet());
        others.keySet().removeAll(Set.of("format", "revision"));
        return others;
    }
}
