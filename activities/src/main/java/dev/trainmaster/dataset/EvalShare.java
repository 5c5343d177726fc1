package dev.trainmaster.dataset;

/** Holds a share of the records back, by a seeded hash of the id: a record stays on its side when others are added. */
final class EvalShare {
    private static final double UNIT = 0x1.0p-53;

    private final DatasetKey key;
    private final double share;
    private final long seed;

    EvalShare(DatasetKey key, double share, int seed) {
        this.key = key;
        this.share = share;
        this.seed = mixed(seed + 0x9E3779B97F4A7C15L);
    }

    boolean holdsBack(RecordFacts facts, long index) {
        if (share == 0) {
            return false;
        }
        long name = facts.idHash != 0 ? facts.idHash : facts.nameHash;
        name = name != 0 ? name : SeenTexts.hash(key.text() + "/" + index);
        return (mixed(name ^ seed) >>> 11) * UNIT < share;
    }

    /** Spreads every bit over all others. */
    private static long mixed(long bits) {
        long z = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
