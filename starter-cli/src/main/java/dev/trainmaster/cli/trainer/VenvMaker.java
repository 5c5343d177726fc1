package dev.trainmaster.cli.trainer;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.storage.Sha256;
import dev.trainmaster.trainer.InstallRule;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes a trainer's virtual environment, or finishes a half-made one. Everything that can be known is asked first. */
final class VenvMaker {

    private static final long MEGABYTE = 1_000_000;

    private final String trainer;
    private final InstallRule rule;
    private final Path installation;
    private final Path lock;
    private final Venv venv;
    private final Tool tool;
    private final Installer installer;
    private final Consumer<String> say;

    VenvMaker(
            String trainer,
            InstallRule rule,
            Path installation,
            Path lock,
            Venv venv,
            Tool tool,
            Installer installer,
            Consumer<String> say) {
        this.trainer = trainer;
        this.rule = rule;
        this.installation = installation;
        this.lock = lock;
        this.venv = venv;
        this.tool = tool;
        this.installer = installer;
        this.say = say;
    }

    /** Nothing is changed by looking. */
    void requireAll(PythonFinder.Python python) throws IOException {
        if (!Files.isRegularFile(lock)) {
            throw failure("There is no lock file " + lock, List.of(), "Check the installation: `trainmaster doctor`.");
        }
        FileStore store = Files.getFileStore(existing(venv.path()));
        long free = store.getUsableSpace() / MEGABYTE;
        if (free < rule.megabytes()) {
            throw failure(
                    "The trainer " + trainer + " needs " + rule.megabytes() + " MB while it is installed, but " + free
                            + " MB are free where " + venv.path() + " goes",
                    List.of(),
                    "Free some space, or set TRAINMASTER_HOME to a larger disk.");
        }
        requireIndex(python);
    }

    private void requireIndex(PythonFinder.Python python) throws IOException {
        Path scratch = Files.createTempDirectory("trainmaster-install-");
        try {
            Path one = Files.write(scratch.resolve("one.txt"), firstRequirement());
            Tool.End end = tool.run(installer.reach(python, one, scratch.resolve("nowhere")), line -> {});
            if (!end.good()) {
                throw failure(
                        "The package index cannot be reached, or does not have what the lock file names",
                        end.lastLines(),
                        "Check the network and the proxy; " + installer.name()
                                + " uses its own settings for another index.");
            }
        } finally {
            remove(scratch);
        }
    }

    private List<String> firstRequirement() throws IOException {
        List<String> lines = Files.readAllLines(lock).stream()
                .filter(line -> !line.strip().startsWith("#") && !line.isBlank())
                .toList();
        int next = 1;
        while (next < lines.size() && lines.get(next).startsWith(" ")) {
            next++;
        }
        return lines.subList(0, Math.min(next, lines.size()));
    }

    void make(PythonFinder.Python python, String variant, Venv.State before, Clock clock) throws IOException {
        venv.reopen();
        if (before == Venv.State.OUTDATED || (before == Venv.State.HALF_MADE && !isOf(python))) {
            say.accept("replacing what is in " + venv.path());
            remove(venv.path());
        }
        say.accept("making " + venv.path() + " with " + installer.name() + " and Python " + python.version());
        run(installer.create(python, venv.path()));
        run(installer.fill(venv.python(), lock));
        if (rule.source().isPresent()) {
            Path packages = venv.path().resolve("lib/python" + python.version() + "/site-packages");
            Files.writeString(
                    packages.resolve("trainmaster.pth"),
                    installation.resolve(rule.source().get()) + "\n");
        }
        venv.finish(new Venv.Made(variant, Sha256.ofFile(lock), python.version(), clock.instant()));
    }

    private boolean isOf(PythonFinder.Python python) {
        return Files.isDirectory(venv.path().resolve("lib/python" + python.version()))
                && tool.run(List.of(venv.python().toString(), "-c", ""), line -> {})
                        .good();
    }

    private void run(List<String> argv) {
        Tool.End end = tool.run(argv, line -> {
            if (installer.isNews(line)) {
                say.accept(line);
            }
        });
        if (!end.good()) {
            throw failure(
                    "The installation of " + trainer + " stopped: " + argv.get(0) + " ended with exit code "
                            + end.exitCode(),
                    end.lastLines(),
                    "Once that is mended, the same command goes on where it stopped.");
        }
    }

    private static Path existing(Path path) {
        Path folder = path.toAbsolutePath();
        while (!Files.exists(folder)) {
            folder = folder.getParent();
        }
        return folder;
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static CommandFailure failure(String message, List<String> details, String advice) {
        return new CommandFailure(ExitCode.RUN_FAILED, message, details, List.of(advice));
    }
}
