package dev.trainmaster.supervisor;

import dev.trainmaster.supervisor.shim.ProcessId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Every state in which a worker may find a start, after whatever crash. Each has one answer. */
public sealed interface Finding {

    /** No start with this number was ever begun: it may be started. */
    record Nothing() implements Finding {}

    /** Begun, but no shim is known. Once {@link Supervisor#take} answers this, none will ever come. */
    record Prepared(String why) implements Finding {}

    /** A shim with a verified identity lives: adopt it, by watching. */
    record Running(Origin origin, Identity shim, Instant since, Optional<Identity> trainer, Activity activity)
            implements Finding {

        Running launched() {
            return new Running(Origin.LAUNCHED, shim, since, trainer, activity);
        }
    }

    /** Something holds the lock, or a file cannot be read: neither signal it nor presume it dead. Look again. */
    record Unverifiable(String why) implements Finding {}

    /** The exit is written: collect it. */
    record Ended(Exit exit) implements Finding {}

    /** The shim died without a word. The outcome is unknown, and whatever survived must be stopped first. */
    record Lost(Identity shim, boolean sameBoot, List<ProcessId> survivors) implements Finding {}

    /** A state file is truncated, foreign or of a newer version: a person must look; nothing is started. */
    record Damaged(Path file, String why) implements Finding {}

    /** A stop covers this start, or another start of the run is not settled: nothing was started. */
    record Refused(String why) implements Finding {}

    /** Whether this very call brought the trainer to life. */
    enum Origin {
        LAUNCHED,
        ADOPTED
    }

    enum Activity {
        STARTING,
        RUNNING,
        /** Stopped by SIGSTOP: it will not move until somebody continues it. */
        SUSPENDED,
        /** Its shim is stopped by SIGSTOP: no stop and no end of a lease reaches the trainer until the shim goes on. */
        UNATTENDED,
        /** The trainer is gone, the shim is settling what it left. */
        ENDING
    }
}
