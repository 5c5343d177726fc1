package dev.trainmaster.preflight;

import static dev.trainmaster.preflight.Severity.ERROR;
import static dev.trainmaster.preflight.Severity.INFO;
import static dev.trainmaster.preflight.Severity.WARNING;

import java.util.Optional;
import java.util.stream.Stream;

/** Everything that a dry run can find. The ids are stable; docs/preflight-rules.md explains each. */
public enum Rule {
    REQUEST_INVALID("request-invalid", ERROR, "See docs/requests.md for every field and its range."),
    RECORD_MALFORMED("record-malformed", ERROR, "Mend the record, or tolerate some with selection.maxInvalid."),
    DATASET_UNUSABLE("dataset-unusable", ERROR, "Mend the dataset, or choose another one."),
    DATASET_MISSING("dataset-missing", ERROR, "Start the run again: it exports anew."),
    DATASET_CHANGED("dataset-changed", ERROR, "Nobody may change the export: start the run again, it exports anew."),
    RECORD_INVALID("record-invalid", ERROR, "Nobody may change the export: start the run again, it exports anew."),
    RECORDS_SKIPPED("records-skipped", WARNING, "Mend the records that are named, or accept that they are left out."),
    RECORDS_REPEATED("records-repeated", WARNING, "Repeated texts weigh more in training: remove what is not meant."),
    RECORDS_CUT("records-cut", WARNING, "Raise maxSeqLength, or shorten these records."),
    EVALUATION_LEARNED(
            "evaluation-learned", WARNING, "Set selection.uniquePrompts, or remove the repeats from the source."),
    MANIFEST_CHANGED("manifest-changed", ERROR, "Nobody may change the manifest: start the run again."),
    NO_STEPS("no-steps", ERROR, "Lower batchSize, or select more records."),
    TRAINER_UNAVAILABLE("trainer-unavailable", ERROR, "See `trainmaster trainer list`."),
    TRAINER_NOT_INSTALLED(
            "trainer-not-installed", ERROR, "Install the trainer; `trainmaster doctor` says what it needs."),
    TRAINER_REFUSES(
            "trainer-refuses", ERROR, "Read what the trainer says, and mend the setting or data that it names."),
    TRAINER_DISAGREES(
            "trainer-disagrees", ERROR, "The trainer reads the data in another way: check format and profile."),
    PROBE_TIMED_OUT("probe-timed-out", ERROR, "Raise probe.timeout in the profile if the trainer is that slow."),
    PROBE_TOO_LONG("probe-too-long", ERROR, "Make the probe command say less."),
    PROBE_UNREADABLE("probe-unreadable", ERROR, "Set probe.answers to false in the profile if it prints no JSON."),
    TRAINER_UNPROVEN("trainer-unproven", INFO, "Add a probe command to the profile."),
    STEPS_FAILED("steps-failed", ERROR, "Read what the trainer says: the training would end the same way."),
    STEPS_TIMED_OUT("steps-timed-out", ERROR, "Raise limits.startup, or see what the trainer waits for."),
    STEPS_UNSEEN("steps-unseen", WARNING, "Say in the profile where the trainer tells its steps."),
    LOSS_NOT_FINITE("loss-not-finite", ERROR, "Lower the learning rate, or look for records that break the loss."),
    LIMITS_TOO_TIGHT("limits-too-tight", WARNING, "Raise the limit, or train fewer steps."),
    CHECKPOINTS_DO_NOT_FIT(
            "checkpoints-do-not-fit", ERROR, "Free space where the runs lie, or keep fewer checkpoints."),
    CHECKPOINT_FOUND("checkpoint-found", INFO, "For a training from the beginning, start a run with another id."),
    CHECKPOINT_INCOMPATIBLE(
            "checkpoint-incompatible", ERROR, "Start a run with another id, or move the checkpoints away."),
    CHECKPOINT_OF_OTHER_DATA(
            "checkpoint-of-other-data", WARNING, "Start a run with another id if that is not what you mean."),
    ENVIRONMENT_MISSING("environment-missing", ERROR, "Set the variable for the worker, and start it again."),
    SETTING_REFUSED("setting-refused", ERROR, "Mend the setting; `trainmaster trainer show NAME` lists those it has."),
    FORMAT_UNSUPPORTED("format-unsupported", ERROR, "Choose a format that the trainer reads."),
    DEVICE_UNSUPPORTED("device-unsupported", ERROR, "Choose a device that the trainer has."),
    DEVICE_MISSING("device-missing", ERROR, "Choose `cpu` or `auto`, or run on a host that has the device."),
    RESOURCES_UNENFORCEABLE(
            "resources-unenforceable",
            ERROR,
            "Leave out the limit, or give the worker what it lacks (docs/worker.md, Resource limits)."),
    DISK_FULL("disk-full", ERROR, "Free space where the runs lie."),
    DISK_LOW("disk-low", WARNING, "Free space where the runs lie: checkpoints may not fit."),
    MEMORY_LOW("memory-low", WARNING, "Free memory, choose a smaller model, or a host that has more."),
    OUTPUT_UNWRITABLE("output-unwritable", ERROR, "Mend the permissions of the run directory."),
    REPORT_SHORTENED("report-shortened", INFO, "Read the whole report in the run directory.");

    private final String id;
    private final Severity severity;
    private final String suggestion;

    Rule(String id, Severity severity, String suggestion) {
        this.id = id;
        this.severity = severity;
        this.suggestion = suggestion;
    }

    public String id() {
        return id;
    }

    public Severity severity() {
        return severity;
    }

    public String suggestion() {
        return suggestion;
    }

    static Optional<Rule> withId(String id) {
        return Stream.of(values()).filter(rule -> rule.id.equals(id)).findFirst();
    }

    public Finding at(String place, String text) {
        return new Finding(id, severity, place, text, suggestion);
    }
}
