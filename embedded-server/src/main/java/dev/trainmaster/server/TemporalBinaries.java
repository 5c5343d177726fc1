package dev.trainmaster.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds the temporal program on the PATH and in the cache, and installs it into the cache. */
public final class TemporalBinaries {
    private static final Duration VERSION_BOUND = Duration.ofSeconds(15);

    private final ServerSettings settings;

    public TemporalBinaries(ServerSettings settings) {
        this.settings = settings;
    }

    public Optional<TemporalBinary> find() {
        return find(reason -> {});
    }

    /** Where an installed program goes. */
    public Path cached() {
        return settings.cache().resolve("bin").resolve("temporal");
    }

    /** Finds the program or gets it: by download, else by building it with Go; progress goes out line by line. */
    public TemporalBinary install(Consumer<String> progress) {
        Optional<TemporalBinary> present = find(progress);
        if (present.isPresent()) {
            progress.accept(
                    "Found " + present.get().path() + " (" + present.get().version() + ")");
            return present.get();
        }
        List<String> failures = new ArrayList<>();
        for (BinarySource source : List.of(new BinaryDownload(settings), new GoInstall(settings))) {
            try {
                source.fetch(cached(), progress);
                return verified(cached());
            } catch (IOException e) {
                progress.accept(e.getMessage());
                failures.add(e.getMessage());
            }
        }
        throw new ServerUnavailableException("No temporal program, and none could be installed:\n- "
                + String.join("\n- ", failures) + "\n" + advice());
    }

    /** The exact words what to install. */
    public String advice() {
        return "Install one of these, then try again:\n"
                + "  Go 1.26 or newer on the PATH, then: trainmaster server install\n"
                + "  or the Temporal CLI (https://docs.temporal.io/cli), as `temporal` on the PATH or as " + cached();
    }

    Optional<TemporalBinary> find(Consumer<String> unusable) {
        List<Path> candidates = new ArrayList<>();
        new ProgramPath(settings.environment()).find("temporal").ifPresent(candidates::add);
        if (Files.isExecutable(cached())) {
            candidates.add(cached());
        }
        for (Path candidate : candidates) {
            try {
                return Optional.of(verified(candidate));
            } catch (IOException e) {
                unusable.accept(candidate + " is not usable: " + e.getMessage());
            }
        }
        return Optional.empty();
    }

    static TemporalBinary verified(Path path) throws IOException {
        String output =
                new BoundedCommand(List.of(path.toString(), "--version"), Map.of(), VERSION_BOUND).run(line -> {});
        return new TemporalBinary(path, output.lines().reduce("", (first, last) -> last));
    }
}
