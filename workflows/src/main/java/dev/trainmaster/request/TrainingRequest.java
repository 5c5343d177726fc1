package dev.trainmaster.request;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a person asks for: one training run. It travels and is stored as the document that a person would write. */
public record TrainingRequest(
        String dataset,
        Selection selection,
        String model,
        Mode mode,
        String trainer,
        ExportFormat format,
        ChatSettings chat,
        Hyperparameters hyperparameters,
        Settings settings,
        ApprovalPolicy approval,
        Limits limits,
        Resources resources,
        CheckpointPolicy checkpoints,
        Placement placement,
        PreflightPolicy preflight,
        Map<String, String> labels,
        Optional<String> requestedBy,
        Optional<String> revision,
        Optional<String> note) {

    public static final String DEFAULT_TRAINER = "reference";
    private static final Pattern DATASET_KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    private static final Pattern TRAINER_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int MOST_LABELS = 32;

    public TrainingRequest {
        labels = Ordered.copyOf(labels);
        Check check = new Check()
                .matches(
                        "dataset",
                        dataset,
                        DATASET_KEY,
                        "is no dataset key: 1 to 128 letters, digits, dots, dashes and underscores, the first a letter or digit")
                .that(!dataset.contains(".."), "dataset", "a dataset key must not contain \"..\"")
                .length("model", model, 1, 256)
                .matches("trainer", trainer, TRAINER_NAME, "is no trainer name: lower-case letters, digits and dashes")
                .that(
                        labels.size() <= MOST_LABELS,
                        "labels",
                        "at most " + MOST_LABELS + " are allowed, but there are " + labels.size());
        labels.forEach((key, value) -> check.length("labels." + Check.shortened(key), key, 1, 128)
                .length("labels." + Check.shortened(key), value, 0, 256));
        requestedBy.ifPresent(person -> check.length("requestedBy", person, 1, 128));
        requestedBy.ifPresent(person -> approval.checkAgainst(person, check));
        revision.ifPresent(text -> check.length("revision", text, 1, 128));
        note.ifPresent(text -> check.length("note", text, 0, 2_000));
        check.done();
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static TrainingRequest of(Map<String, Object> document) {
        return new RequestDocument(document).read();
    }

    static TrainingRequest read(Fields fields) {
        return fields.build(
                null,
                () -> new TrainingRequest(
                        fields.requiredText("dataset"),
                        Selection.read(fields.group("selection")),
                        fields.requiredText("model"),
                        fields.choice("mode", Mode.values(), Mode.DRY_RUN),
                        fields.optionalText("trainer").orElse(DEFAULT_TRAINER),
                        fields.choice("format", ExportFormat.values(), ExportFormat.TUNIX_SFT),
                        ChatSettings.read(fields.group("chat")),
                        Hyperparameters.read(fields.group("hyperparameters")),
                        fields.settings("settings"),
                        ApprovalPolicy.read(fields.group("approval")),
                        Limits.read(fields.group("limits")),
                        Resources.read(fields.group("resources")),
                        CheckpointPolicy.read(fields.group("checkpoints")),
                        Placement.read(fields.group("placement")),
                        PreflightPolicy.read(fields.group("preflight")),
                        fields.texts("labels"),
                        fields.optionalText("requestedBy"),
                        fields.optionalText("revision"),
                        fields.optionalText("note")));
    }

    /** Every effective setting, in a fixed order. */
    @JsonValue
    public Map<String, Object> toDocument() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("dataset", dataset);
        document.put("selection", selection.toDocument());
        document.put("model", model);
        document.put("mode", mode.text());
        document.put("trainer", trainer);
        document.put("format", format.text());
        if (!chat.equals(ChatSettings.DEFAULTS)) {
            document.put("chat", chat.toDocument());
        }
        document.put("hyperparameters", hyperparameters.toDocument());
        document.put("settings", settings.values());
        document.put("approval", approval.toDocument());
        document.put("limits", limits.toDocument());
        // What bounds nothing says nothing, so that the documents of earlier versions stay the same bytes.
        if (!resources.equals(Resources.UNBOUNDED)) {
            document.put("resources", resources.toDocument());
        }
        document.put("checkpoints", checkpoints.toDocument());
        document.put("placement", placement.toDocument());
        document.put("preflight", preflight.toDocument());
        document.put("labels", labels);
        requestedBy.ifPresent(person -> document.put("requestedBy", person));
        revision.ifPresent(text -> document.put("revision", text));
        note.ifPresent(text -> document.put("note", text));
        return document;
    }
}
