package dev.trainmaster.cli.run;

import dev.trainmaster.run.Phase;

/** Phases in words. */
public final class Phases {

    private Phases() {}

    public static String text(Phase phase) {
        return switch (phase) {
            case EXPORTING -> "exporting";
            case WRITING_MANIFEST -> "writing the manifest";
            case VALIDATING -> "validating";
            case AWAITING_APPROVAL -> "awaiting approval";
            case TRAINING -> "training";
            case COMPLETED -> "completed";
            case FAILED -> "failed";
            case REJECTED -> "rejected";
            case APPROVAL_EXPIRED -> "approval expired";
            case CANCELLED -> "cancelled";
        };
    }

    public static String title(Phase phase) {
        return switch (phase) {
            case EXPORTING -> "Export";
            case WRITING_MANIFEST -> "Manifest";
            case VALIDATING -> "Dry run";
            case AWAITING_APPROVAL -> "Approval";
            case TRAINING -> "Training";
            default ->
                text(phase).substring(0, 1).toUpperCase(java.util.Locale.ROOT)
                        + text(phase).substring(1);
        };
    }
}
