package dev.trainmaster.benchmarks.supervision;

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
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** How soon the next worker watches a trainer whose worker went. */
public final class Adoption implements Benchmark {

    private static final double NANOS = 1e9;

    @Override
    public String name() {
        return "adoption";
    }

    @Override
    public int usualRuns() {
        return 10;
    }

    @Override
    public List<Figure> measure(Lab lab, int runs) {
        Trainers.putInto(lab);
        return List.of(
                figure("killed", lab, runs, ProcessHandle::destroyForcibly),
                figure("terminated", lab, runs, ProcessHandle::destroy));
    }

    private static Figure figure(String how, Lab lab, int runs, Consumer<ProcessHandle> departure) {
        List<Double> seconds = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            seconds.add(once(lab, departure));
        }
        return Figure.of("worker " + how + ": next one up to re-adopted", Unit.SECONDS, new Samples(seconds))
                .bound(Bound.atMost(Statistic.MAX, 2));
    }

    private static double once(Lab lab, Consumer<ProcessHandle> departure) {
        LiveRun run = LiveRun.of(lab, Trainers.QUIET, Map.of());
        ProcessHandle worker = ProcessHandle.of(lab.worker().pid()).orElseThrow();
        departure.accept(worker);
        worker.onExit().join();
        CompletableFuture<Void> next = lab.startWorker();
        run.await("the next worker is up", lab::workerIsReady);
        long up = System.nanoTime();
        run.await("it is adopted", () -> run.heartbeatSays("ADOPTED"));
        double took = (System.nanoTime() - up) / NANOS;
        next.join();
        run.cancel();
        run.await("its trainer is gone", run::treeIsGone);
        return took;
    }
}
