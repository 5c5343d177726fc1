package dev.trainmaster.manifest;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;

/**
 * The manifest of a run. Its digest covers the data's digest and every effective setting: approvals bind to it.
 *
 * @param lock a digest over the same content without the host's paths: equal on every host that would run the same
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ManifestReceipt(String path, String sha256, Optional<String> lock) {

    /** Earlier versions wrote no lock. */
    public ManifestReceipt {
        lock = lock == null ? Optional.empty() : lock;
    }

    /** Whether these are the same settings, wherever they lie. */
    public boolean saysTheSameAs(ManifestReceipt other) {
        return sha256.equals(other.sha256) || (lock.isPresent() && lock.equals(other.lock));
    }
}
