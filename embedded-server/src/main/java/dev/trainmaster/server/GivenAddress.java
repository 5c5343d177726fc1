package dev.trainmaster.server;

import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.LoadClientConfigProfileOptions;
import java.io.IOException;
import java.util.Optional;

/** Reads the address that a flag, TEMPORAL_ADDRESS or a profile of temporal.toml gives. */
record GivenAddress(ServerSettings settings) {
    Optional<GivenServer> find() {
        ClientConfigProfile.Builder profile = profile().toBuilder();
        settings.address().ifPresent(profile::setAddress);
        return Optional.of(profile.build())
                .filter(found ->
                        found.getAddress() != null && !found.getAddress().isBlank())
                .map(GivenServer::new);
    }

    private ClientConfigProfile profile() {
        try {
            return ClientConfigProfile.load(LoadClientConfigProfileOptions.newBuilder()
                    .setEnvOverrides(settings.environment())
                    .build());
        } catch (IOException | IllegalArgumentException e) {
            throw new ServerUnavailableException(
                    "Cannot read the Temporal profile (temporal.toml, TEMPORAL_PROFILE, TEMPORAL_CONFIG_FILE): "
                            + e.getMessage(),
                    e);
        }
    }
}
