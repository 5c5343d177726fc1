package dev.trainmaster.server;

import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;

/** A tool that a test cannot do without: found, else installed, else told with the words what to install. */
public final class RequiredTool {
    private static final System.Logger LOGGER = System.getLogger(RequiredTool.class.getName());

    private RequiredTool() {}

    /** The temporal program. Where it cannot be had, the test fails under CI=true and is reported as aborted elsewhere. */
    public static TemporalBinary temporal(ServerSettings settings, Map<String, String> environment) {
        return orTell(environment, progress -> new TemporalBinaries(settings).install(progress));
    }

    static TemporalBinary orTell(Map<String, String> environment, Installation installation) {
        try {
            return Objects.requireNonNull(installation.install(line -> LOGGER.log(Level.INFO, line)));
        } catch (ServerUnavailableException missing) {
            String words = "This test needs a real Temporal server. " + missing.getMessage();
            if ("true".equals(environment.get("CI"))) {
                throw new AssertionError(words, missing);
            }
            return Assumptions.abort(words);
        }
    }

    interface Installation {
        TemporalBinary install(Consumer<String> progress);
    }
}
