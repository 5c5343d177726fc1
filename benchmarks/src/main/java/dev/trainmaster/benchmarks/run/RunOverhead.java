package dev.trainmaster.benchmarks.run;

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
import java.util.function.ToDoubleFunction;

/** What a run costs beside its trainer, and how soon an approved trainer lives. */
public final class RunOverhead implements Benchmark {

    private static final int WARM_UPS = 2;

    @Override
    public String name() {
        return "run";
    }

    @Override
    public int usualRuns() {
        return 20;
    }

    @Override
    public List<Figure> measure(Lab lab, int runs) {
        ApprovedRun approvedRun = new ApprovedRun(lab);
        try (BareCrew bare = new BareCrew(lab.client())) {
            for (int i = 0; i < WARM_UPS; i++) {
                bare.run(approvedRun.measure().activities());
            }
            List<RunTimes> times = new ArrayList<>();
            List<Double> floors = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                RunTimes run = approvedRun.measure();
                times.add(run);
                floors.add(bare.run(run.activities()));
            }
            Samples floor = new Samples(floors);
            return List.of(
                    Figure.of("run less its trainer", Unit.SECONDS, samples(times, RunTimes::lessTrainer))
                            .bound(Bound.atMost(Statistic.MEDIAN, 1.0).withGoal(0.8))
                            .beside("4 steps less the work itself, measured elsewhere: Prefect 3.8.8 with a running"
                                    + " server 2.2 s, Airflow 3.3.2 4.5-5.0 s, Dagster 1.13.27 6.8-12 s; without a"
                                    + " server flytekit 1.16.31 0.8-1.1 s, Metaflow 2.19.39 1.25 s, flujo 0.6.11"
                                    + " 1.7-2.0 s"),
                    Figure.of(
                            "- of it to the open gate (probe included)",
                            Unit.SECONDS,
                            samples(times, RunTimes::toGate)),
                    Figure.of("- of it from the trainer's end", Unit.SECONDS, samples(times, RunTimes::afterTrainer)),
                    Figure.of("bare workflow, as many empty activities", Unit.SECONDS, floor),
                    Figure.of(
                            "run less its trainer, to the bare median",
                            Unit.TIMES,
                            samples(times, run -> run.lessTrainer() / floor.median())),
                    Figure.of(
                                    "approve to trainer spawned",
                                    Unit.MILLISECONDS,
                                    samples(times, RunTimes::approveToSpawnedMillis))
                            .bound(Bound.atMost(Statistic.P95, 500)));
        }
    }

    private static Samples samples(List<RunTimes> times, ToDoubleFunction<RunTimes> what) {
        return new Samples(times.stream().map(what::applyAsDouble).toList());
    }
}
