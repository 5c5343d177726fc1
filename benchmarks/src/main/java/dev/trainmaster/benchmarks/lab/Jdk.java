package dev.trainmaster.benchmarks.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A Java that is installed on this machine. */
public record Jdk(Path home, int feature) {

    private static final Path USUAL_PLACE = Path.of("/usr/lib/jvm");
    private static final int OLDEST = 17;

    public static Jdk ofThisProcess() {
        return new Jdk(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    /** One of each version that can run Trainmaster, this process's own among them. */
    public static List<Jdk> installed() {
        Map<Integer, Jdk> found = new TreeMap<>();
        List<Path> homes = new ArrayList<>();
        if (Files.isDirectory(USUAL_PLACE)) {
            try (Stream<Path> entries = Files.list(USUAL_PLACE)) {
                entries.sorted().forEach(homes::add);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot look for JDKs in " + USUAL_PLACE, e);
            }
        }
        homes.forEach(home -> at(home).ifPresent(jdk -> found.putIfAbsent(jdk.feature(), jdk)));
        found.put(ofThisProcess().feature(), ofThisProcess());
        return found.values().stream().filter(jdk -> jdk.feature() >= OLDEST).toList();
    }

    private static Optional<Jdk> at(Path home) {
        Path release = home.resolve("release");
        if (!Files.isExecutable(home.resolve("bin/java")) || !Files.isReadable(release)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(release)) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION=\""))
                    .map(line -> line.replaceFirst("JAVA_VERSION=\"([0-9]+).*", "$1"))
                    .findFirst()
                    .map(feature -> new Jdk(home, Integer.parseInt(feature)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + release, e);
        }
    }
}
