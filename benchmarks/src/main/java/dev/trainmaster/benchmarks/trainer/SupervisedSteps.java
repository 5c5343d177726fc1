package dev.trainmaster.benchmarks.trainer;

import dev.trainmaster.benchmarks.Benchmark;
import dev.trainmaster.benchmarks.figure.Bound;
import dev.trainmaster.benchmarks.figure.Figure;
import dev.trainmaster.benchmarks.figure.Samples;
import dev.trainmaster.benchmarks.figure.Statistic;
import dev.trainmaster.benchmarks.figure.Unit;
import dev.trainmaster.benchmarks.lab.Jdk;
import dev.trainmaster.benchmarks.lab.Lab;
import dev.trainmaster.benchmarks.run.ApprovedRun;
import dev.trainmaster.benchmarks.run.RunTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What Trainmaster adds to a training with google-tunix: to the whole of it, and to each of its steps. */
public final class SupervisedSteps implements Benchmark {

    private static final int FEW = 60;
    private static final int MANY = 600;
    private static final double PERCENT = 100;

    @Override
    public String name() {
        return "tunix";
    }

    @Override
    public int usualRuns() {
        return 8;
    }

    /** In pairs, one after the other, so that whoever disturbs this machine disturbs both. */
    @Override
    public List<Figure> measure(Lab lab, int runs) {
        lab.launcher().time(Jdk.ofThisProcess(), Duration.ofMinutes(15), "trainer", "install", "tunix");
        ApprovedRun few = new ApprovedRun(lab, request(FEW));
        ApprovedRun many = new ApprovedRun(lab, request(MANY));
        DriverAlone fewAlone = new DriverAlone(lab, few.measure().runId());
        DriverAlone manyAlone = new DriverAlone(lab, many.measure().runId());
        List<Double> whole = new ArrayList<>();
        List<Double> alone = new ArrayList<>();
        List<Double> added = new ArrayList<>();
        List<Double> cost = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            RunTimes run = few.measure();
            double driver = fewAlone.run().seconds();
            whole.add(run.whole());
            alone.add(driver);
            added.add(run.whole() - driver);

            cost.add(lost(i, manyAlone, lab, many));
        }
        return List.of(
                Figure.of("tunix, 60 steps: a whole run", Unit.SECONDS, new Samples(whole)),
                Figure.of("- the driver alone", Unit.SECONDS, new Samples(alone)),
                Figure.of("- the run less the driver alone", Unit.SECONDS, new Samples(added))
                        .bound(Bound.atMost(Statistic.MEDIAN, 2)),
                Figure.of("tunix, 600 steps: steps per second lost to supervision", Unit.PERCENT, new Samples(cost))
                        .bound(Bound.atMost(Statistic.MEDIAN, 1)));
    }

    /** In percent. Now the one is first and now the other. */
    private static double lost(int pair, DriverAlone alone, Lab lab, ApprovedRun supervised) {
        double bare;
        double watched;
        if (pair % 2 == 0) {
            bare = alone.run().stepsPerSecond();
            watched = stepsPerSecond(lab, supervised);
        } else {
            watched = stepsPerSecond(lab, supervised);
            bare = alone.run().stepsPerSecond();
        }
        return (1 - watched / bare) * PERCENT;
    }

    private static double stepsPerSecond(Lab lab, ApprovedRun run) {
        return DriverAlone.stepsPerSecond(lab.run(run.measure().runId()).resolve("train"));
    }

    private static Map<String, Object> request(int steps) {
        return Map.of(
                "dataset",
                "sample",
                "selection",
                Map.of("limit", 40),
                "model",
                "tiny",
                "mode",
                "local",
                "trainer",
                "tunix",
                "hyperparameters",
                Map.of("maxSteps", steps, "epochs", 100, "batchSize", 4, "maxSeqLength", 256, "device", "cpu"),
                "settings",
                Map.of("saveEvery", 50));
    }
}
