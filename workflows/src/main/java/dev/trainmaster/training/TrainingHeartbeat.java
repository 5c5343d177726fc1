package dev.trainmaster.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;

/** What a watching worker tells the server: which trainer it watches, and how far that is. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrainingHeartbeat(int start, TrainerIdentity trainer, Watch watch, Optional<Progress> progress) {

    /** How the worker came to watch this trainer. */
    public enum Watch {
        STARTED,
        ADOPTED
    }
}
