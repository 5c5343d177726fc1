package dev.trainmaster.checkpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * From where a start was let go on, and what the next one must know to judge it.
 *
 * @param metrics the trainer's metrics as they stood before
 * @param inVain how many starts in a row died from this same checkpoint before this one, without a new step
 * @param suspect a checkpoint that was moved away because starts died from it, though its digest is right
 * @param cleared steps whose checkpoints were suspected and given back
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ResumeRecord(
        Resumption resumption,
        FileMark metrics,
        int inVain,
        Optional<QuarantinedCheckpoint> suspect,
        List<Long> cleared) {

    ResumeRecord {
        Objects.requireNonNull(resumption, "resumption");
        Objects.requireNonNull(metrics, "metrics");
        suspect = suspect == null ? Optional.empty() : suspect;
        cleared = cleared == null ? List.of() : List.copyOf(cleared);
    }
}
