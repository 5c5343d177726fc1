package dev.trainmaster.benchmarks.supervision;

import dev.trainmaster.benchmarks.Benchmark;
import dev.trainmaster.benchmarks.figure.Bound;
import dev.trainmaster.benchmarks.figure.Figure;
import dev.trainmaster.benchmarks.figure.Samples;
import dev.trainmaster.benchmarks.figure.Statistic;
import dev.trainmaster.benchmarks.figure.Unit;
import dev.trainmaster.benchmarks.lab.Lab;
import dev.trainmaster.benchmarks.lab.ProcessFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the supervision of one trainer costs, and how surely it ends one that does not want to. */
public final class Supervision implements Benchmark {

    private static final double NANOS = 1e9;
    private static final double GRACE_SECONDS = 2;

    @Override
    public String name() {
        return "supervision";
    }

    @Override
    public int usualRuns() {
        return 10;
    }

    @Override
    public List<Figure> measure(Lab lab, int runs) {
        Trainers.putInto(lab);
        List<Double> toTrainer = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        List<Double> toGone = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            LiveRun run = LiveRun.of(lab, Trainers.HOSTILE, Map.of("grace", "PT" + (int) GRACE_SECONDS + "S"));
            toTrainer.add((double)
                    (ProcessFacts.epochMillis(run.trainer().path("startTicks").longValue()) - run.decidedMillis()));
            resident.add(new ProcessFacts(run.shim().path("pid").longValue()).residentMegabytes());
            long cancelled = System.nanoTime();
            run.cancel();
            run.await("its trainer is gone", run::treeIsGone);
            toGone.add((System.nanoTime() - cancelled) / NANOS);
        }
        return List.of(
                Figure.of("start decided to trainer spawned", Unit.MILLISECONDS, new Samples(toTrainer))
                        .bound(Bound.atMost(Statistic.MEDIAN, 400)),
                Figure.of("shim, resident", Unit.MEGABYTES, new Samples(resident))
                        .bound(Bound.atMost(Statistic.MAX, 60)),
                Figure.of("cancel to hostile tree gone, grace 2 s", Unit.SECONDS, new Samples(toGone))
                        .bound(Bound.atMost(Statistic.MAX, GRACE_SECONDS + 2))
                        .beside("measured elsewhere: Prefect 31 s and a leak, Airflow and Dagster never"));
    }
}
