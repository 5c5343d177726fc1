package dev.trainmaster.manifest;

import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.trainer.TrainerCommand;
import dev.trainmaster.trainer.TrainerProfile;
import java.util.LinkedHashMap;
import java.util.Map;

/** Everything that decides what will run, in a fixed order and with no time in it: the same run gives the same bytes. */
final class ManifestDocument {
    private static final int SCHEMA_VERSION = 1;

    private final ProductVersion version;

    ManifestDocument(ProductVersion version) {
        this.version = version;
    }

    Map<String, Object> of(ManifestOrder order, TrainerProfile trainer, TrainerCommand command) {
        TrainingRequest request = order.request();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schemaVersion", SCHEMA_VERSION);
        document.put("runId", order.runId());
        document.put("createdBy", "trainmaster " + version.text());
        document.put("dataset", dataset(request, order.dataset()));
        document.put("model", request.model());
        document.put("trainer", trainer(trainer, command));
        document.put("hyperparameters", request.hyperparameters().toDocument());
        if (!request.settings().values().isEmpty()) {
            document.put("settings", request.settings().values());
        }
        document.put(
                "output",
                Map.of("directory", order.runDirectory().resolve("train").toString()));
        document.put("selection", request.selection().toDocument());
        document.put("environment", trainer.environment().names());
        document.put("versions", Map.of("trainmaster", version.text()));
        return document;
    }

    private static Map<String, Object> dataset(TrainingRequest request, ExportReceipt export) {
        Map<String, Object> dataset = new LinkedHashMap<>();
        dataset.put("key", request.dataset());
        dataset.put("path", export.path());
        dataset.put("format", request.format().text());
        dataset.put("sha256", export.sha256());
        dataset.put("bytes", export.bytes());
        dataset.put("records", export.records());
        return dataset;
    }

    private static Map<String, Object> trainer(TrainerProfile profile, TrainerCommand command) {
        Map<String, Object> trainer = new LinkedHashMap<>();
        trainer.put("name", profile.name());
        profile.version().ifPresent(known -> trainer.put("version", known));
        trainer.put("command", command.argv());
        return trainer;
    }
}
