package dev.trainmaster.benchmarks.worker;

import dev.trainmaster.benchmarks.Benchmark;
import dev.trainmaster.benchmarks.figure.Bound;
import dev.trainmaster.benchmarks.figure.Figure;
import dev.trainmaster.benchmarks.figure.Samples;
import dev.trainmaster.benchmarks.figure.Statistic;
import dev.trainmaster.benchmarks.figure.Unit;
import dev.trainmaster.benchmarks.lab.CpuShare;
import dev.trainmaster.benchmarks.lab.Lab;
import dev.trainmaster.benchmarks.lab.Pause;
import dev.trainmaster.benchmarks.lab.ProcessFacts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a worker costs that has nothing to do, after whatever the benchmarks before this one let it do. */
public final class IdleWorker implements Benchmark {

    private final Duration settling;
    private final Duration watching;

    public IdleWorker(Duration settling, Duration watching) {
        this.settling = settling;
        this.watching = watching;
    }

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public int usualRuns() {
        return 1;
    }

    @Override
    public List<Figure> measure(Lab lab, int runs) {
        ProcessFacts worker = lab.worker();
        List<Double> share = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        Pause.of(settling);
        for (int i = 0; i < runs; i++) {
            CpuShare cpu = CpuShare.of(worker.pid());
            Pause.of(watching);
            share.add(cpu.percentOfACore());
            resident.add(worker.residentMegabytes());
        }
        String title = "idle worker over " + watching.toSeconds() + " s";
        return List.of(
                Figure.of(title, Unit.PERCENT_OF_A_CORE, new Samples(share)).bound(Bound.atMost(Statistic.MEDIAN, 2)),
                Figure.of("idle worker, resident", Unit.MEGABYTES, new Samples(resident))
                        .bound(Bound.atMost(Statistic.MAX, 250))
                        .beside("all components up, measured elsewhere: Prefect 3.8.8 485 MB, Airflow 3.3.2 861 MB"));
    }
}
