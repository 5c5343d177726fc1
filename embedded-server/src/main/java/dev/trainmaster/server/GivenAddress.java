package dev.trainmaster.server;

import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the address that a flag, TEMPORAL_ADDRESS or a profile of temporal.toml gives. */
record GivenAddress(ServerSettings settings) {
    /** Host names, IPv4, IPv6 in brackets; a gRPC scheme before them is let through. */
    private static final Pattern ADDRESS =
            Pattern.compile("(?:[a-z]+:/{2,3})?(?:\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+):\\d{1,5}");

    Optional<GivenServer> find() {
        ClientConfigProfile.Builder profile = profile().toBuilder();
        settings.address().ifPresent(profile::setAddress);
        return Optional.of(profile.build())
                .filter(found ->
                        found.getAddress() != null && !found.getAddress().isBlank())
                .map(found -> new GivenServer(wellFormed(found)));
    }

    private static ClientConfigProfile wellFormed(ClientConfigProfile profile) {
        if (!ADDRESS.matcher(profile.getAddress()).matches()) {
            throw new ServerUnavailableException("'" + profile.getAddress()
                    + "' (flag, TEMPORAL_ADDRESS or temporal.toml) is no address of a Temporal server."
                    + " Give host:port, such as 127.0.0.1:7233.");
        }
        return profile;
    }

    private ClientConfigProfile profile() {
        try {
            return ClientConfigProfile.load(LoadClientConfigProfileOptions.newBuilder()
                    .setEnvOverrides(settings.environment())
                    .setDisableFile(!mayHaveFile())
                    .build());
        } catch (IOException | IllegalArgumentException e) {
            throw new ServerUnavailableException(
                    "Cannot read the Temporal profile (temporal.toml, TEMPORAL_PROFILE, TEMPORAL_CONFIG_FILE): "
                            + e.getMessage(),
                    e);
        }
    }

    /** The SDK sets up its TOML reader before it looks for the file, which every command would wait for. */
    private boolean mayHaveFile() {
        Path user = Path.of(System.getProperty("user.home"));
        return Stream.of("TEMPORAL_CONFIG_FILE", "TEMPORAL_PROFILE", "APPDATA")
                        .anyMatch(settings.environment()::containsKey)
                || Files.exists(user.resolve(".config/temporalio/temporal.toml"))
                || Files.exists(user.resolve("Library/Application Support/temporalio/temporal.toml"));
    }
}
