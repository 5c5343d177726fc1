package dev.trainmaster.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Settings that see nothing of this machine but what a test gives them. */
final class LadderFixture {
    private LadderFixture() {}

    static ServerSettings bare(Path folder) {
        return settings(folder, Map.of());
    }

    static ServerSettings withTemporal(Path folder) {
        TemporalBinary binary =
                RequiredTool.temporal(ServerSettings.of(System.getenv(), Clock.systemUTC()), System.getenv());
        Path programs = binary.path().getParent();
        return settings(folder, Map.of("PATH", programs + ":/usr/bin:/bin"));
    }

    static ServerSettings settings(Path folder, Map<String, String> extra) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PATH", "/usr/bin:/bin",
                "TRAINMASTER_HOME", folder.resolve("home").toString(),
                "TRAINMASTER_CACHE", folder.resolve("cache").toString(),
                "TEMPORAL_CONFIG_FILE", folder.resolve("temporal.toml").toString()));
        environment.putAll(extra);
        return ServerSettings.of(environment, Clock.systemUTC())
                .withSearchAttributes(Gate.ATTRIBUTES)
                .withDownloads(DownloadPolicy.FORBIDDEN);
    }

    static Path program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
        return file;
    }
}
