package dev.trainmaster.training;

/**
 * Moves what recurs to moments that all trainings of a worker share. Two hundred that are looked after in one go cost a
 * fraction of two hundred that each wake the machine.
 */
final class CommonTick {

    private CommonTick() {}

    /** The next of the moments that come in this interval; so at most an interval away. */
    static long after(long now, long interval) {
        return now + interval - Math.floorMod(now, interval);
    }

    /** The last of them that is not later than that, but not before now. */
    static long before(long then, long now, long interval) {
        return Math.max(now + 1, then - Math.floorMod(then, interval));
    }
}
