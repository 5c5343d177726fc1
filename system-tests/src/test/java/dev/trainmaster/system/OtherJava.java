package dev.trainmaster.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A second Java: one that JAVA_HOME or a JAVA_HOME_… names, or that lies where distributions put them. */
final class OtherJava {

    private static final Path DISTRIBUTIONS = Path.of("/usr/lib/jvm");
    private static final int OLDEST = 17;

    private OtherJava() {}

    /** The newest of another version. */
    static Path required() {
        return candidates()
                .filter(home -> version(home) >= OLDEST && version(home) != Runtime.version().feature())
                .max((one, other) -> Integer.compare(version(one), version(other)))
                .orElseGet(() -> Assumptions.abort("This test needs a second Java, 17 or newer but not "
                        + Runtime.version().feature() + ". Install one below " + DISTRIBUTIONS
                        + ", or name its folder in JAVA_HOME_25 or the like."));
    }

    private static Stream<Path> candidates() {
        Stream<Path> named = System.getenv().entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("JAVA_HOME"))
                .map(Map.Entry::getValue)
                .map(Path::of);
        return Stream.concat(named, distributed()).filter(home -> Files.isExecutable(home.resolve("bin/java")));
    }

    private static Stream<Path> distributed() {
        try (Stream<Path> homes = Files.isDirectory(DISTRIBUTIONS) ? Files.list(DISTRIBUTIONS) : Stream.empty()) {
            return homes.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As its release file says; 0 where there is none. */
    private static int version(Path home) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            Optional<String> line =
                    lines.filter(text -> text.startsWith("JAVA_VERSION=\"")).findFirst();
            return line.map(text -> Integer.parseInt(text.replaceAll("^JAVA_VERSION=\"(\\d+).*", "$1")))
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
