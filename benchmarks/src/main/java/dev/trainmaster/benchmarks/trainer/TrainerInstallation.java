package dev.trainmaster.benchmarks.trainer;

import dev.trainmaster.benchmarks.Benchmark;
import dev.trainmaster.benchmarks.figure.Bound;
import dev.trainmaster.benchmarks.figure.Figure;
import dev.trainmaster.benchmarks.figure.Samples;
import dev.trainmaster.benchmarks.figure.Statistic;
import dev.trainmaster.benchmarks.figure.Unit;
import dev.trainmaster.benchmarks.lab.Folders;
import dev.trainmaster.benchmarks.lab.Jdk;
import dev.trainmaster.benchmarks.lab.Lab;
import dev.trainmaster.benchmarks.lab.Launcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code trainer install tunix} into an empty home, with nothing of it in any cache. */
public final class TrainerInstallation implements Benchmark {

    private static final Duration BOUND = Duration.ofMinutes(15);
    private static final double MEGABYTE = 1e6;

    @Override
    public String name() {
        return "install";
    }

    @Override
    public int usualRuns() {
        return 3;
    }

    @Override
    public List<Figure> measure(Lab lab, int runs) {
        List<Double> seconds = new ArrayList<>();
        List<Double> megabytes = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            Path home = Folders.temporary();
            Path cache = Folders.temporary();
            try {
                Launcher launcher = lab.launcher()
                        .at(home, Map.of("UV_CACHE_DIR", cache.toString(), "PIP_CACHE_DIR", cache.toString()));
                seconds.add(launcher.time(Jdk.ofThisProcess(), BOUND, "trainer", "install", "tunix")
                        .wallSeconds());
                megabytes.add(bytes(home.resolve("trainers/venvs/tunix")) / MEGABYTE);
            } finally {
                Folders.remove(home);
                Folders.remove(cache);
            }
        }
        String installer = Launcher.knows("uv") ? "uv" : "pip";
        return List.of(
                Figure.of("trainer install tunix, with " + installer, Unit.SECONDS, new Samples(seconds))
                        .bound(Bound.atMost(Statistic.MEDIAN, 60)),
                Figure.of("- what it leaves on the disk", Unit.MEGABYTES, new Samples(megabytes))
                        .bound(Bound.atMost(Statistic.MAX, 700)));
    }

    private static double bytes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> Files.isRegularFile(file) && !Files.isSymbolicLink(file))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
