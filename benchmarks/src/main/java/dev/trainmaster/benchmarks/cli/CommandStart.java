package dev.trainmaster.benchmarks.cli;

import dev.trainmaster.benchmarks.Benchmark;
import dev.trainmaster.benchmarks.figure.Bound;
import dev.trainmaster.benchmarks.figure.Figure;
import dev.trainmaster.benchmarks.figure.Samples;
import dev.trainmaster.benchmarks.figure.Statistic;
import dev.trainmaster.benchmarks.figure.Unit;
import dev.trainmaster.benchmarks.lab.Jdk;
import dev.trainmaster.benchmarks.lab.Lab;
import dev.trainmaster.benchmarks.lab.Launcher.Elapsed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long a person waits for a command that does little, on every Java that is here. */
public final class CommandStart implements Benchmark {

    private static final Duration BOUND = Duration.ofMinutes(1);
    private static final double HELP_SECONDS = 0.3;
    private static final double LIST_SECONDS = 1.0;
    private static final double LIST_SECONDS_ON_A_NEWER_JDK = 0.7;
    private static final int FIRST_OF_THE_NEWER = 25;

    private final List<Jdk> jdks;

    public CommandStart(List<Jdk> jdks) {
        this.jdks = List.copyOf(jdks);
    }

    @Override
    public String name() {
        return "cli";
    }

    @Override
    public int usualRuns() {
        return 10;
    }

    @Override
    public List<Figure> measure(Lab lab, int runs) {
        List<Figure> figures = new ArrayList<>();
        for (Jdk jdk : jdks) {
            double list = jdk.feature() >= FIRST_OF_THE_NEWER ? LIST_SECONDS_ON_A_NEWER_JDK : LIST_SECONDS;
            figures.addAll(figures(lab, jdk, runs, "--help", HELP_SECONDS));
            figures.addAll(figures(lab, jdk, runs, "list", list));
        }
        return figures;
    }

    private static List<Figure> figures(Lab lab, Jdk jdk, int runs, String command, double limit) {
        // The first one after a build makes the archive of classes.
        lab.launcher().time(jdk, BOUND, command);
        List<Double> wall = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            Elapsed elapsed = lab.launcher().time(jdk, BOUND, command);
            wall.add(elapsed.wallSeconds());
            cpu.add(elapsed.cpuSeconds());
        }
        String title = "trainmaster " + command + ", JDK " + jdk.feature();
        return List.of(
                Figure.of(title, Unit.SECONDS, new Samples(wall))
                        .bound(Bound.atMost(Statistic.MEDIAN, limit))
                        .beside("start of the command, measured elsewhere: Metaflow 2.19.39 0.21 s, flytekit 1.16.31"
                                + " about 1.0 s, Prefect 3.8.8 1.2-2.0 s, flujo 0.6.11 1.2-1.4 s, Airflow 3.3.2"
                                + " 1.4-2.2 s, Dagster 1.13.27 0.7-2.4 s"),
                Figure.of("- CPU of it", Unit.SECONDS, new Samples(cpu)));
    }
}
