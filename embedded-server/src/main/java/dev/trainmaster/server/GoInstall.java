package dev.trainmaster.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Builds the temporal program from its Go modules. */
record GoInstall(ServerSettings settings) implements BinarySource {
    /** The last version that `go install` takes: later modules have a replace directive. */
    private static final String MODULE = "github.com/temporalio/cli/cmd/temporal@v1.5.1";

    private static final Duration BOUND = Duration.ofMinutes(30);

    @Override
    public void fetch(Path destination, Consumer<String> progress) throws IOException {
        Path go = new ProgramPath(settings.environment())
                .find("go")
                .orElseThrow(() -> new IOException("go is not on the PATH, so nothing was built"));
        Files.createDirectories(destination.getParent());
        Path staging = Files.createTempDirectory(destination.getParent(), ".go-install-");
        try {
            progress.accept("Building " + MODULE + " with " + go + " (about 6 minutes and 5 GB the first time)");
            new BoundedCommand(
                            List.of(go.toString(), "install", "-v", "-ldflags", "-s -w", MODULE),
                            Map.of("GOBIN", staging.toString()),
                            BOUND)
                    .run(progress);
            BinarySource.moveIntoPlace(staging.resolve("temporal"), destination);
        } finally {
            Files.deleteIfExists(staging.resolve("temporal"));
            Files.deleteIfExists(staging);
        }
    }
}
