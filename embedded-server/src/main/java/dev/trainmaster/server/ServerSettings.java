package dev.trainmaster.server;

import io.temporal.api.enums.v1.IndexedValueType;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Everything that the ladder knows of its surroundings. */
public record ServerSettings(
        Map<String, String> environment,
        Path home,
        Path cache,
        Optional<String> address,
        DownloadPolicy downloads,
        Map<String, IndexedValueType> searchAttributes,
        Clock clock) {

    public ServerSettings {
        environment = Map.copyOf(environment);
        searchAttributes = Map.copyOf(searchAttributes);
        home = home.toAbsolutePath().normalize();
        cache = cache.toAbsolutePath().normalize();
    }

    /** The defaults for this environment: {@code TRAINMASTER_HOME}, {@code TRAINMASTER_CACHE}, downloads allowed. */
    public static ServerSettings of(Map<String, String> environment, Clock clock) {
        Path user = Path.of(System.getProperty("user.home"));
        return new ServerSettings(
                environment,
                folder(environment, "TRAINMASTER_HOME", user.resolve(".trainmaster")),
                folder(environment, "TRAINMASTER_CACHE", user.resolve(".cache").resolve("trainmaster")),
                Optional.empty(),
                DownloadPolicy.ALLOWED,
                Map.of(),
                clock);
    }

    public ServerSettings withAddress(String given) {
        return new ServerSettings(environment, home, cache, Optional.of(given), downloads, searchAttributes, clock);
    }

    public ServerSettings withDownloads(DownloadPolicy policy) {
        return new ServerSettings(environment, home, cache, address, policy, searchAttributes, clock);
    }

    public ServerSettings withSearchAttributes(Map<String, IndexedValueType> attributes) {
        return new ServerSettings(environment, home, cache, address, downloads, attributes, clock);
    }

    Path serverFolder() {
        return home.resolve("server");
    }

    Path log() {
        return serverFolder().resolve("server.log");
    }

    Path database() {
        return serverFolder().resolve("temporal.db");
    }

    private static Path folder(Map<String, String> environment, String name, Path otherwise) {
        String value = environment.getOrDefault(name, "");
        return value.isBlank() ? otherwise : Path.of(value);
    }
}
