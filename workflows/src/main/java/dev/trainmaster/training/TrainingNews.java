package dev.trainmaster.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.trainmaster.checkpoint.Resumption;
import java.time.Instant;
import java.util.Optional;

/** What the training activity tells the workflow now and then, so that its status and search attributes stay fresh. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrainingNews(
        int start,
        Kind kind,
        Instant at,
        Optional<TrainerIdentity> trainer,
        Optional<Progress> progress,
        Optional<String> text,
        Optional<Resumption> resumed) {

    public TrainingNews {
        resumed = resumed == null ? Optional.empty() : resumed;
    }

    public TrainingNews(
            int start,
            Kind kind,
            Instant at,
            Optional<TrainerIdentity> trainer,
            Optional<Progress> progress,
            Optional<String> text) {
        this(start, kind, at, trainer, progress, text, Optional.empty());
    }

    /** What happened. */
    public enum Kind {
        STARTED,
        ADOPTED,
        PROGRESS,
        WARNING
    }
}
