package dev.trainmaster.benchmarks.burst;

import dev.trainmaster.benchmarks.Benchmark;
import dev.trainmaster.benchmarks.figure.Bound;
import dev.trainmaster.benchmarks.figure.Figure;
import dev.trainmaster.benchmarks.figure.Samples;
import dev.trainmaster.benchmarks.figure.Statistic;
import dev.trainmaster.benchmarks.figure.Unit;
import dev.trainmaster.benchmarks.lab.Lab;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Two dozen trainers at once, each of which prints a burst of lines and exits with 0. */
public final class ManyRuns implements Benchmark {

    private static final int AT_ONCE = 24;
    private static final int LINES = 5_001;
    private static final String TRAINER = "talks";

    @Override
    public String name() {
        return "many";
    }

    @Override
    public int usualRuns() {
        return 3;
    }

    @Override
    public List<Figure> measure(Lab lab, int runs) {
        lab.trainer(TRAINER, "i=0; while [ $i -lt " + LINES + " ]; do i=$((i+1)); echo line $i; done");
        lab.replaceWorker(Map.of("TRAINMASTER_QUEUES_TRAINERS", Integer.toString(AT_ONCE)));
        List<Double> notStarted = new ArrayList<>();
        List<Double> notCompleted = new ArrayList<>();
        List<Double> linesMissing = new ArrayList<>();
        List<Double> seconds = new ArrayList<>();
        try {
            for (int i = 0; i < runs; i++) {
                long begun = System.nanoTime();
                TalkingRuns talking = new TalkingRuns(lab, TRAINER);
                Burst.Outcome started = new Burst(AT_ONCE).of(talking::start);
                notStarted.add((double) started.refusals().size());
                notCompleted.add((double) AT_ONCE - talking.completed());
                seconds.add((System.nanoTime() - begun) / 1e9);
                linesMissing.add((double) AT_ONCE * LINES - talking.linesKept());
            }
        } finally {
            lab.replaceWorker(Map.of());
        }
        return List.of(
                none(AT_ONCE + " runs at once: not started", notStarted),
                none(AT_ONCE + " runs at once: not completed", notCompleted)
                        .beside("24 at once of a script that exits 0, measured elsewhere:"
                                + " 9 completed, 13 failed, 2 hung"),
                none(AT_ONCE + " runs at once: of " + LINES + " lines each missing", linesMissing)
                        .beside("a burst of 5,001 lines, measured elsewhere: 100 kept"),
                Figure.of(AT_ONCE + " runs at once: first start to last end", Unit.SECONDS, new Samples(seconds)));
    }

    private static Figure none(String name, List<Double> counts) {
        return Figure.of(name, Unit.COUNT, new Samples(counts)).bound(Bound.atMost(Statistic.MAX, 0));
    }
}
