package dev.trainmaster.benchmarks.figure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What the figures were measured on. */
public record Machine(String cpu, int cores, String memory, String java, String system, String date) {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    public static Machine ofThisProcess(Clock clock) {
        return new Machine(
                value("/proc/cpuinfo", "model name"),
                Runtime.getRuntime().availableProcessors(),
                value("/proc/meminfo", "MemTotal"),
                System.getProperty("java.runtime.version") + " (" + System.getProperty("java.vendor") + ")",
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                DATE.format(clock.instant()));
    }

    /** The mean number of processes that wanted a core in the last minute. */
    public static String load() {
        return read(Path.of("/proc/loadavg")).get(0).split(" ")[0];
    }

    public String text() {
        return cpu + ", " + cores + " cores, " + memory + "; " + system + "; JDK " + java + "; " + date;
    }

    private static String value(String file, String name) {
        return read(Path.of(file)).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown " + name);
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": the benchmarks need Linux", e);
        }
    }
}
