package dev.trainmaster.training;

/** A drain that a test switches on. */
final class Switchable implements DrainSignal {

    private final OpenWatches watches;
    private volatile Wish wish = Wish.STAY;

    Switchable(OpenWatches watches) {
        this.watches = watches;
    }

    void to(Wish wanted) {
        wish = wanted;
        watches.wakeAll();
    }

    @Override
    public Wish wish() {
        return wish;
    }
}
