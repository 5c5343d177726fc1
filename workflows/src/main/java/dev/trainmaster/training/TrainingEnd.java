package dev.trainmaster.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.trainmaster.checkpoint.Resumption;
import dev.trainmaster.failure.Failure;
import java.util.Optional;
import java.util.OptionalLong;

/** How one start of a trainer ended. What follows from it is for the workflow to decide. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "end")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TrainingEnd.Completed.class, name = "completed"),
    @JsonSubTypes.Type(value = TrainingEnd.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = TrainingEnd.Lost.class, name = "lost")
})
public sealed interface TrainingEnd {

    /** The newest step that a restart would resume from. */
    OptionalLong durableStep();

    Optional<Progress> lastProgress();

    /** From where the start went on, if it got so far. */
    Optional<Resumption> resumed();

    TrainingEnd whichResumed(Resumption resumption);

    /** The trainer finished its work and proved it. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Completed(OptionalLong durableStep, Optional<Progress> lastProgress, Optional<Resumption> resumed)
            implements TrainingEnd {

        public Completed {
            resumed = resumed == null ? Optional.empty() : resumed;
        }

        public Completed(OptionalLong durableStep, Optional<Progress> lastProgress) {
            this(durableStep, lastProgress, Optional.empty());
        }

        @Override
        public TrainingEnd whichResumed(Resumption resumption) {
            return new Completed(durableStep, lastProgress, Optional.of(resumption));
        }
    }

    /** The trainer ended, or was stopped for its stall or deadline, and its end was collected. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Failed(
            Failure failure, OptionalLong durableStep, Optional<Progress> lastProgress, Optional<Resumption> resumed)
            implements TrainingEnd {

        public Failed {
            resumed = resumed == null ? Optional.empty() : resumed;
        }

        public Failed(Failure failure, OptionalLong durableStep, Optional<Progress> lastProgress) {
            this(failure, durableStep, lastProgress, Optional.empty());
        }

        @Override
        public TrainingEnd whichResumed(Resumption resumption) {
            return new Failed(failure, durableStep, lastProgress, Optional.of(resumption));
        }
    }

    /** The trainer is gone and nobody saw how: its host went down, or its shim was killed. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Lost(String reason, OptionalLong durableStep, Optional<Progress> lastProgress, Optional<Resumption> resumed)
            implements TrainingEnd {

        public Lost {
            resumed = resumed == null ? Optional.empty() : resumed;
        }

        public Lost(String reason, OptionalLong durableStep, Optional<Progress> lastProgress) {
            this(reason, durableStep, lastProgress, Optional.empty());
        }

        @Override
        public TrainingEnd whichResumed(Resumption resumption) {
            return new Lost(reason, durableStep, lastProgress, Optional.of(resumption));
        }
    }
}
