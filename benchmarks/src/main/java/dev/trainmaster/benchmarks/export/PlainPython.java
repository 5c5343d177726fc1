package dev.trainmaster.benchmarks.export;

import dev.trainmaster.benchmarks.lab.BenchmarkException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What most people would write: pydantic and json.dumps, in a virtual environment that is kept in the cache. */
final class PlainPython {
    private static final String PYDANTIC = "pydantic==2.12.5";
    private static final String SCRIPT = "plain_export.py";

    private final Path venv;
    private final Programs programs;

    PlainPython(Map<String, String> environment, Programs programs) {
        Path cache = Optional.ofNullable(environment.get("TRAINMASTER_CACHE"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache/trainmaster"));
        this.venv = cache.resolve("venvs/benchmarks-" + PYDANTIC.replace("==", "-"));
        this.programs = programs;
    }

    Taken export(Path folder, Path input) {
        if (!Files.isExecutable(venv.resolve("bin/pydantic-is-there"))) {
            install();
        }
        return programs.python(venv, script(folder), input);
    }

    private void install() {
        programs.run("python3", "-m", "venv", "--clear", venv.toString());
        programs.run(venv.resolve("bin/pip").toString(), "install", "-q", PYDANTIC);
        try {
            Path mark = Files.writeString(venv.resolve("bin/pydantic-is-there"), PYDANTIC);
            if (!mark.toFile().setExecutable(true)) {
                throw new BenchmarkException("cannot mark " + mark);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path script(Path folder) {
        try (InputStream in = PlainPython.class.getResourceAsStream(SCRIPT)) {
            return Files.write(folder.resolve(SCRIPT), in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
