package dev.trainmaster.benchmarks.figure;

import java.util.Optional;

/** The most that a figure may be, and what we would rather see. */
public record Bound(Statistic statistic, double limit, Optional<Double> goal) {

    public static Bound atMost(Statistic statistic, double limit) {
        return new Bound(statistic, limit, Optional.empty());
    }

    public Bound withGoal(double better) {
        return new Bound(statistic, limit, Optional.of(better));
    }

    /** @param allowance how many times the limit is still taken for noise */
    public boolean isKeptBy(Samples samples, double allowance) {
        return statistic.of(samples) <= limit * allowance;
    }

    String text(Unit unit) {
        String most = statistic.title() + " <= " + unit.number(limit) + " " + unit.symbol();
        return most.strip()
                + goal.map(better -> ", goal " + unit.number(better)).orElse("");
    }
}
