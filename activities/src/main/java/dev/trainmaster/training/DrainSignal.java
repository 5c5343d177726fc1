package dev.trainmaster.training;

/** Tells whoever watches a trainer that this worker is about to go, and what is to become of the trainer. */
public interface DrainSignal {

    Wish wish();

    /** What the worker wants of the trainings that it watches. */
    enum Wish {
        /** Watch on. */
        STAY,
        /** Leave the trainer running and hand the attempt back at once; the next worker adopts it. */
        DETACH,
        /** Stop the trainer with grace for a checkpoint, then hand the attempt back. */
        CHECKPOINT
    }
}
