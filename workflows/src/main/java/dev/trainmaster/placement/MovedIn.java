package dev.trainmaster.placement;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a new home could bring of the work that was done so far.
 *
 * @param fromStep the newest checkpoint that lies there now
 * @param told what a person must hear of it, a sentence each
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record MovedIn(OptionalLong fromStep, List<String> told) {

    public MovedIn {
        told = List.copyOf(told);
    }
}
