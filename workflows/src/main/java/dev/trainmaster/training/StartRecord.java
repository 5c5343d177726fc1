package dev.trainmaster.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.trainmaster.checkpoint.Resumption;
import java.time.Instant;
import java.util.Optional;

/** One start of the trainer as the workflow knows it: which process, how often it was adopted, its end. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StartRecord(
        int start,
        Instant orderedAt,
        Optional<TrainerIdentity> trainer,
        int adoptions,
        Optional<String> ended,
        Optional<Resumption> resumed) {

    public StartRecord {
        resumed = resumed == null ? Optional.empty() : resumed;
    }
}
