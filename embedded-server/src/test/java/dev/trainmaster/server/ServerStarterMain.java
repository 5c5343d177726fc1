package dev.trainmaster.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A command that starts a server: it ends at once when the server is detached, else it stays. */
final class ServerStarterMain {
    private ServerStarterMain() {}

    public static void main(String[] args) throws Exception {
        Lifetime lifetime = Lifetime.valueOf(args[0].toUpperCase(Locale.ROOT));
        Path folder = Path.of(args[1]);
        ServerSettings settings = LadderFixture.settings(folder, Map.of("PATH", System.getenv("PATH")));
        new ServerLadder(settings).climb(lifetime, line -> {});
        Files.writeString(folder.resolve("started"), "yes");
        if (lifetime == Lifetime.FOREGROUND) {
            new CountDownLatch(1).await(2, TimeUnit.MINUTES);
        }
        System.exit(0);
    }
}
