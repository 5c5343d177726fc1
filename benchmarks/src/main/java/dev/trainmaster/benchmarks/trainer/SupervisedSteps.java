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
    private static final int MORE_THAN_ANYONE_AWAITS = 100_000;
    private static final int BLOCKS = 2;

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
        ApprovedRun few = new ApprovedRun(lab, request(FEW, 40));
        DriverAlone fewAlone = new DriverAlone(lab, few.measure().runId());
        List<Double> whole = new ArrayList<>();
        List<Double> alone = new ArrayList<>();
        List<Double> added = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            RunTimes run = few.measure();
            double driver = fewAlone.seconds();
            whole.add(run.whole());
            alone.add(driver);
            added.add(run.whole() - driver);
        }
        SupervisionCost cost = LongTraining.cost(lab, request(MORE_THAN_ANYONE_AWAITS, 400), BLOCKS * runs);
        return List.of(
                Figure.of("tunix, 60 steps: a whole run", Unit.SECONDS, new Samples(whole)),
                Figure.of("- the driver alone", Unit.SECONDS, new Samples(alone)),
                Figure.of("- the run less the driver alone", Unit.SECONDS, new Samples(added))
                        .bound(Bound.atMost(Statistic.MEDIAN, 2)),
                Figure.of("tunix: steps per second lost to supervision", Unit.PERCENT, new Samples(cost.stepsLost()))
                        .bound(Bound.atMost(Statistic.MEDIAN, 1)),
                Figure.of("- worker and shim while it trains", Unit.PERCENT_OF_A_CORE, new Samples(cost.own())),
                Figure.of("- the server while it trains", Unit.PERCENT_OF_A_CORE, new Samples(cost.server())));
    }

    private static Map<String, Object> request(int steps, int records) {
        return Map.of(
                "dataset",
                "sample",
                "selection",
                Map.of("limit", records),
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
