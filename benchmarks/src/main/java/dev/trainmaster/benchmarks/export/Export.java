package dev.trainmaster.benchmarks.export;

import dev.trainmaster.benchmarks.Benchmark;
import dev.trainmaster.benchmarks.figure.Bound;
import dev.trainmaster.benchmarks.figure.Figure;
import dev.trainmaster.benchmarks.figure.Samples;
import dev.trainmaster.benchmarks.figure.Statistic;
import dev.trainmaster.benchmarks.figure.Unit;
import dev.trainmaster.benchmarks.lab.Folders;
import dev.trainmaster.benchmarks.lab.Lab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Exports to tunix_sft beside plain Python and beside a mere copy, and how cost and memory grow with the records. */
public final class Export implements Benchmark {
    private static final double SHARE_OF_PYTHONS_TIME = 0.1;
    private static final double GOAL = 1 / 15.0;
    private static final double TIMES_A_COPY = 2;
    private static final double FLAT_MEGABYTES = 32;

    private final long records;

    public Export(long records) {
        this.records = records;
    }

    @Override
    public String name() {
        return "export";
    }

    @Override
    public int usualRuns() {
        return 3;
    }

    @Override
    public List<Figure> measure(Lab lab, int runs) {
        return measure(runs);
    }

    /** It needs no server and no worker. */
    public List<Figure> measure(int runs) {
        Path folder = Folders.temporary();
        try {
            Programs programs = new Programs(folder);
            PlainPython python = new PlainPython(System.getenv(), programs);
            List<Figure> figures = new ArrayList<>();
            for (TraceProfile profile : TraceProfile.values()) {
                figures.addAll(beside(folder, programs, python, profile, runs));
            }
            figures.addAll(growth(folder, programs));
            return figures;
        } finally {
            Folders.remove(folder);
        }
    }

    private List<Figure> beside(Path folder, Programs programs, PlainPython python, TraceProfile profile, int runs) {
        Path input = folder.resolve("input.jsonl");
        profile.write(input, records);
        List<Taken> plain = new ArrayList<>();
        List<Taken> copies = new ArrayList<>();
        List<Taken> first = new ArrayList<>();
        List<Taken> later = new ArrayList<>();
        List<Taken> validations = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            plain.add(python.export(folder, input));
            copies.addAll(programs.java("copy", input, 3).subList(1, 3));
            List<Taken> ours = programs.java("export", input, 4);
            first.add(ours.get(0));
            later.addAll(ours.subList(1, 4));
            validations.addAll(programs.java("validate", input, 4).subList(1, 4));
        }
        double pythonMedian = samples(plain, Taken::wallSeconds).median();
        double exportMedian = samples(later, Taken::wallSeconds).median();
        double copyMedian = samples(copies, Taken::wallSeconds).median();
        String of = ", " + profile.size();
        return List.of(
                Figure.of("plain Python" + of, Unit.PER_SECOND, samples(plain, Taken::perSecond)),
                Figure.of("Jackson parse and copy" + of, Unit.PER_SECOND, samples(copies, Taken::perSecond)),
                Figure.of("export, first of its process" + of, Unit.PER_SECOND, samples(first, Taken::perSecond)),
                Figure.of("export" + of, Unit.PER_SECOND, samples(later, Taken::perSecond)),
                Figure.of("- for each second of CPU" + of, Unit.PER_SECOND, samples(later, Taken::perCpuSecond)),
                Figure.of(
                        "plain Python's, for each second of CPU" + of,
                        Unit.PER_SECOND,
                        samples(plain, Taken::perCpuSecond)),
                Figure.of(
                                "export's time to Python's" + of,
                                Unit.TIMES,
                                samples(later, taken -> taken.wallSeconds() / pythonMedian))
                        .bound(Bound.atMost(Statistic.MEDIAN, SHARE_OF_PYTHONS_TIME)
                                .withGoal(GOAL)),
                Figure.of(
                                "export's time to the copy's" + of,
                                Unit.TIMES,
                                samples(later, taken -> taken.wallSeconds() / copyMedian))
                        .bound(Bound.atMost(Statistic.MEDIAN, TIMES_A_COPY)),
                Figure.of("validation" + of, Unit.PER_SECOND, samples(validations, Taken::perSecond)),
                Figure.of("- for each second of CPU" + of, Unit.PER_SECOND, samples(validations, Taken::perCpuSecond)),
                Figure.of(
                                "validation's time to the export's" + of,
                                Unit.TIMES,
                                samples(validations, taken -> taken.wallSeconds() / exportMedian))
                        .bound(Bound.atMost(Statistic.MEDIAN, 1)));
    }

    /** From a hundredth to ten times as many. */
    private List<Figure> growth(Path folder, Programs programs) {
        List<Figure> figures = new ArrayList<>();
        Path input = folder.resolve("input.jsonl");
        double usual = 0;
        for (long count : new long[] {records / 100, records / 10, records, records * 10}) {
            TraceProfile.SMALL.write(input, count);
            Taken taken = programs.java("export", input, 1).get(0);
            String of = ", " + count + " records";
            figures.add(Figure.of("export in a fresh process" + of, Unit.SECONDS, Samples.of(taken.wallSeconds())));
            figures.add(Figure.of("- CPU of it" + of, Unit.SECONDS, Samples.of(taken.cpuSeconds())));
            Figure memory = Figure.of("- resident at most" + of, Unit.MEGABYTES, Samples.of(taken.peakMegabytes()));
            usual = count == records ? taken.peakMegabytes() : usual;
            figures.add(count > records ? memory.bound(Bound.atMost(Statistic.MAX, usual + FLAT_MEGABYTES)) : memory);
            remove(folder.resolve("export.jsonl"));
        }
        return figures;
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Samples samples(List<Taken> taken, ToDoubleFunction<Taken> what) {
        return new Samples(taken.stream().map(what::applyAsDouble).toList());
    }
}
