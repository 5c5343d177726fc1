package dev.trainmaster.campaign;

/** One way to hurt Trainmaster, and what must hold all the same. */
public interface Fault {

    /** As the table of docs/reliability.md names it: T1, T2, ... */
    String id();

    /** What is done. */
    String title();

    /** What must hold. */
    String promise();

    default Figure figure() {
        return Figure.TRIALS;
    }

    /** Some need more time or room than a build has. */
    default boolean isIn(Column column) {
        return true;
    }

    void inflict(Sitting sitting) throws Exception;
}
