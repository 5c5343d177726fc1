package dev.trainmaster.training;

/** A drain that a test switches on. */
final class Switchable implements DrainSignal {

    private volatile Wish wish = Wish.STAY;

    void to(Wish wanted) {
        wish = wanted;
    }

    @Override
    public Wish wish() {
        return wish;
    }
}
