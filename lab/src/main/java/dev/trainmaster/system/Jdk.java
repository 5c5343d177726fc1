package dev.trainmaster.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A Java of this machine. */
public record Jdk(Path home) {

    private static final Path DISTRIBUTIONS = Path.of("/usr/lib/jvm");
    private static final int OLDEST = 17;

    public static Jdk ofThisProcess() {
        return new Jdk(Path.of(System.getProperty("java.home")));
    }

    /** The newest of another version: one that a JAVA_HOME… variable names, or that lies where distributions put them. */
    public static Optional<Jdk> other() {
        int own = Runtime.version().feature();
        return Stream.concat(named(), distributed())
                .map(Jdk::new)
                .filter(jdk -> Files.isExecutable(jdk.java()))
                .filter(jdk -> jdk.version() >= OLDEST && jdk.version() != own)
                .max(Comparator.comparingInt(Jdk::version));
    }

    public Path java() {
        return home.resolve("bin/java");
    }

    /** As its release file says; 0 where there is none. */
    public int version() {
        Path release = home.resolve("release");
        try (Stream<String> lines = Files.exists(release) ? Files.lines(release) : Stream.empty()) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION=\""))
                    .mapToInt(line -> Integer.parseInt(line.replaceAll("^JAVA_VERSION=\"(\\d+).*", "$1")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What keeps it from warning of what gRPC does. */
    public List<String> quiet() {
        return version() < 24
                ? List.of()
                : List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
    }

    private static Stream<Path> named() {
        return System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("JAVA_HOME"))
                .map(Map.Entry::getValue)
                .map(Path::of);
    }

    private static Stream<Path> distributed() {
        try (Stream<Path> homes = Files.isDirectory(DISTRIBUTIONS) ? Files.list(DISTRIBUTIONS) : Stream.empty()) {
            return homes.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
