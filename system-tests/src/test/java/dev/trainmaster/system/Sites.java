package dev.trainmaster.system;

import dev.trainmaster.server.RequiredTool;
import dev.trainmaster.server.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** Makes sites; the real server behind them is started once and ends with the last test. */
final class Sites {

    private static final Namespace WHOLE_RUN = Namespace.create(Sites.class);

    private Sites() {}

    static Site on(Rung rung, ExtensionContext context) {
        return Site.on(rung, rung == Rung.REAL ? real(context).namespace() : new InMemoryRung());
    }

    static ServerUnderTest realNamespace(ExtensionContext context) {
        return real(context).namespace();
    }

    private static RealServer real(ExtensionContext context) {
        return context.getRoot()
                .getStore(WHOLE_RUN)
                .computeIfAbsent(RealServer.class, key -> RealServer.start(folder()), RealServer.class);
    }

    private static Path folder() {
        Map<String, String> environment = System.getenv();
        RequiredTool.temporal(ServerSettings.of(environment, Clock.systemUTC()), environment);
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target", "sites").toAbsolutePath()), "server-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
