package dev.trainmaster.placement;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * A run went on at another host.
 *
 * @param start the first start there
 * @param fromStep the checkpoint that it went on from; none is the beginning
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Move(String from, String to, Instant at, String why, int start, OptionalLong fromStep) {

    /** In a sentence for people. */
    public String text() {
        return "moved from " + from + " to " + to + ", which goes on "
                + (fromStep.isPresent() ? "from step " + fromStep.getAsLong() : "from the beginning") + ": " + why;
    }
}
