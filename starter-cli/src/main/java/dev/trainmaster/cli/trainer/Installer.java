package dev.trainmaster.cli.trainer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The program that fills a virtual environment: uv where it is, else the pip of the environment itself. */
final class Installer {

    private final Optional<String> uv;

    private Installer(Optional<String> uv) {
        this.uv = uv;
    }

    static Installer on(Tool tool) {
        boolean there = tool.run(List.of("uv", "--version"), line -> {}).good();
        return new Installer(there ? Optional.of("uv") : Optional.empty());
    }

    static Installer pip() {
        return new Installer(Optional.empty());
    }

    String name() {
        return uv.orElse("pip");
    }

    /** Not what uv lists at its end: that stands in the lock file. */
    boolean isNews(String line) {
        return !line.startsWith(" + ");
    }

    /** Asks the package index for one small package, and keeps nothing. */
    List<String> reach(PythonFinder.Python python, Path oneRequirement, Path nowhere) {
        return uv.isPresent()
                ? List.of(
                        "uv",
                        "pip",
                        "install",
                        "--dry-run",
                        "--no-deps",
                        "--require-hashes",
                        "--python",
                        python.program(),
                        "--target",
                        nowhere.toString(),
                        "-r",
                        oneRequirement.toString())
                : List.of(
                        python.program(),
                        "-m",
                        "pip",
                        "download",
                        "--quiet",
                        "--no-deps",
                        "--require-hashes",
                        "--dest",
                        nowhere.toString(),
                        "-r",
                        oneRequirement.toString());
    }

    List<String> create(PythonFinder.Python python, Path venv) {
        return uv.isPresent()
                ? List.of("uv", "venv", "--quiet", "--allow-existing", "--python", python.program(), venv.toString())
                : List.of(python.program(), "-m", "venv", venv.toString());
    }

    /** What is there already is not fetched again. */
    List<String> fill(Path python, Path lock) {
        return uv.isPresent()
                ? List.of(
                        "uv",
                        "pip",
                        "install",
                        "--no-deps",
                        "--require-hashes",
                        "--python",
                        python.toString(),
                        "-r",
                        lock.toString())
                : List.of(
                        python.toString(),
                        "-m",
                        "pip",
                        "install",
                        "--no-compile",
                        "--no-deps",
                        "--require-hashes",
                        "-r",
                        lock.toString());
    }
}
