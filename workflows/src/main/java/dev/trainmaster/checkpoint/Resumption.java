package dev.trainmaster.checkpoint;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * From where a start goes on.
 *
 * @param step of the checkpoint; none is the beginning
 * @param sha256 what the checkpoint held, where it was known and found right
 * @param quarantined newer ones that could not be used
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Resumption(OptionalLong step, Optional<String> sha256, List<QuarantinedCheckpoint> quarantined) {

    public Resumption {
        step = step == null ? OptionalLong.empty() : step;
        sha256 = sha256 == null ? Optional.empty() : sha256;
        quarantined = quarantined == null ? List.of() : List.copyOf(quarantined);
    }
}
