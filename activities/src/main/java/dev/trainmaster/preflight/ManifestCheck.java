package dev.trainmaster.preflight;

import dev.trainmaster.storage.Sha256;
import java.io.IOException;
import java.nio.file.Path;

/** Whether the manifest is still the one that was written. */
final class ManifestCheck {
    void look(PreflightOrder order, Findings findings) {
        Path file = Path.of(order.manifest().path());
        try {
            String sha256 = Sha256.ofFile(file);
            if (!sha256.equals(order.manifest().sha256())) {
                findings.add(
                        Rule.MANIFEST_CHANGED,
                        file,
                        "its sha256 was " + order.manifest().sha256() + " when it was written, and is now " + sha256);
            }
        } catch (IOException e) {
            findings.add(Rule.MANIFEST_CHANGED, file, "cannot be read: " + e);
        }
    }
}
