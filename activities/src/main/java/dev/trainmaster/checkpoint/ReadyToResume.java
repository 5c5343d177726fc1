package dev.trainmaster.checkpoint;

import java.util.List;

/**
 * The checkpoints are such that a trainer may start.
 *
 * @param told what people must hear of them, a sentence each
 */
public record ReadyToResume(Resumption resumption, List<String> told) {

    public ReadyToResume {
        told = List.copyOf(told);
    }
}
