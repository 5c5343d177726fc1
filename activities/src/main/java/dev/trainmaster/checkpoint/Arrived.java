package dev.trainmaster.checkpoint;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a run has at its new home.
 *
 * @param step the newest checkpoint there, from which its trainer will resume
 * @param told what a person must hear of it, a sentence each
 */
public record Arrived(OptionalLong step, List<String> told) {

    public Arrived {
        told = List.copyOf(told);
    }
}
