package dev.trainmaster.benchmarks.burst;

import dev.trainmaster.benchmarks.Benchmark;
import dev.trainmaster.benchmarks.bare.BareCrew;
import dev.trainmaster.benchmarks.figure.Bound;
import dev.trainmaster.benchmarks.figure.Figure;
import dev.trainmaster.benchmarks.figure.Samples;
import dev.trainmaster.benchmarks.figure.Statistic;
import dev.trainmaster.benchmarks.figure.Unit;
import dev.trainmaster.benchmarks.lab.Lab;
import java.util.ArrayList;
import java.util.List;

/** A hundred people press the button in the same moment. */
public final class StartBurst implements Benchmark {

    private static final int AT_ONCE = 100;

    @Override
    public String name() {
        return "burst";
    }

    @Override
    public int usualRuns() {
        return 3;
    }

    @Override
    public List<Figure> measure(Lab lab, int runs) {
        List<Double> refused = new ArrayList<>();
        List<String> reasons = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        List<Double> floors = new ArrayList<>();
        try (BareCrew bare = new BareCrew(lab.client())) {
            for (int i = 0; i < runs; i++) {
                Burst.Outcome floor = new Burst(AT_ONCE).of(nth -> bare.start(0));
                DryRuns dryRuns = new DryRuns(lab.client());
                Burst.Outcome ours = new Burst(AT_ONCE).of(dryRuns::start);
                // They would keep the machine busy for a minute, and the next figure is about something else.
                dryRuns.end();
                refused.add((double) ours.refusals().size());
                reasons.addAll(ours.refusals());
                rates.add(ours.perSecond());
                floors.add(floor.perSecond());
            }
        }
        Samples floor = new Samples(floors);
        return List.of(
                Figure.of(AT_ONCE + " starts at once: refused", Unit.COUNT, new Samples(refused))
                        .bound(Bound.atMost(Statistic.MAX, 0))
                        .beside("24 submits at once, measured elsewhere: Prefect 3.8.8 refused one of each burst,"
                                + " Airflow 3.3.2 one with a 500"
                                + reasons.stream()
                                        .findFirst()
                                        .map(reason -> ". OURS WAS REFUSED BY: " + reason)
                                        .orElse("")),
                Figure.of(AT_ONCE + " starts at once: taken", Unit.PER_SECOND, new Samples(rates)),
                Figure.of(AT_ONCE + " bare starts at once: taken", Unit.PER_SECOND, floor),
                Figure.of(
                        "starts taken, to the bare median",
                        Unit.TIMES,
                        new Samples(rates.stream()
                                .map(rate -> rate / floor.median())
                                .toList())));
    }
}
