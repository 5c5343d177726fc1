package dev.trainmaster.server;

import java.time.Clock;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gets the temporal program before the bound of any test runs: to build it takes minutes, once for a machine. */
final class TemporalFirst implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        try {
            new TemporalBinaries(ServerSettings.of(System.getenv(), Clock.systemUTC()))
                    .install(line -> context.publishReportEntry("temporal", line));
        } catch (ServerUnavailableException missing) {
            // The tests that cannot do without it say so themselves, with the words what to install.
            context.publishReportEntry("temporal", missing.getMessage());
        }
    }
}
