package dev.trainmaster.dataset;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** Files of another project to compare with. They lie beside the checkout and not in it. */
final class SharedFixtures {
    private SharedFixtures() {}

    static Path file(String name) {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared/fixtures").resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElseGet(() -> missing(name));
    }

    private static Path missing(String name) {
        String message = "shared/fixtures/" + name + " is not beside any folder above "
                + Path.of("").toAbsolutePath();
        if ("true".equals(System.getenv("CI"))) {
            fail(message);
        }
        throw new TestAbortedException(message);
    }
}
