package dev.trainmaster.preflight;

import dev.trainmaster.storage.Sha256;
import dev.trainmaster.supervisor.shim.Proc;
import dev.trainmaster.supervisor.shim.ProcessId;
import dev.trainmaster.supervisor.shim.TokenSweep;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Everything that a probe started, wherever it went: each carries a mark in its environment. The mark is that of the
 * probe's directory, so that what an attempt that died left behind is found by the next one.
 */
final class ProbeTree {
    private static final long KILL_MILLIS = 5_000;

    private final String token;

    ProbeTree(Path directory) {
        this.token =
                "probe-" + Sha256.ofBytes(directory.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8));
    }

    Map<String, String> mark() {
        return Map.of(TokenSweep.TRAINER_VARIABLE, token);
    }

    /** Also when this thread was interrupted: most of all then. */
    void end() {
        boolean interrupted = Thread.interrupted();
        try {
            List<ProcessId> left = new TokenSweep(
                            Proc.ofThisHost(), token, ProcessHandle.current().pid())
                    .stop(0, KILL_MILLIS);
            if (!left.isEmpty()) {
                throw new IllegalStateException("cannot end the probe's processes " + left);
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
