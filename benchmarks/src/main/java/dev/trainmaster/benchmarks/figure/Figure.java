package dev.trainmaster.benchmarks.figure;

import java.util.Optional;

/**
 * One figure with what it is judged by.
 *
 * @param beside what others have, and where that was measured
 */
public record Figure(String name, Unit unit, Samples samples, Optional<Bound> bound, Optional<String> beside) {

    public static Figure of(String name, Unit unit, Samples samples) {
        return new Figure(name, unit, samples, Optional.empty(), Optional.empty());
    }

    public Figure bound(Bound most) {
        return new Figure(name, unit, samples, Optional.of(most), beside);
    }

    public Figure beside(String others) {
        return new Figure(name, unit, samples, bound, Optional.of(others));
    }

    /** A figure without a bound is there to be read beside others. */
    public Verdict verdict(double allowance) {
        if (bound.isEmpty()) {
            return Verdict.NOT_JUDGED;
        }
        return bound.get().isKeptBy(samples, allowance) ? Verdict.KEPT : Verdict.MISSED;
    }

    /** What became of the bound. */
    public enum Verdict {
        KEPT("kept"),
        MISSED("MISSED"),
        NOT_JUDGED("");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
