package dev.trainmaster.campaign;

import java.util.List;
import java.util.SplittableRandom;

/** Decides when and where to strike, from a seed alone: the same seed strikes the same way again. */
public final class Nemesis {

    private final long seed;
    private final SplittableRandom random;

    public Nemesis(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /** One of its own for each trial, so that any trial can be replayed alone. */
    static Nemesis of(long campaignSeed, String fault, int trial) {
        return new Nemesis(new SplittableRandom(campaignSeed ^ ((long) fault.hashCode() << 32) ^ trial).nextLong());
    }

    public long seed() {
        return seed;
    }

    public long between(long least, long most) {
        return random.nextLong(least, most + 1);
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public boolean coin() {
        return random.nextBoolean();
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Sleeps for as long as it likes within these bounds. */
    public void linger(long leastMillis, long mostMillis) throws InterruptedException {
        Thread.sleep(between(leastMillis, mostMillis));
    }
}
