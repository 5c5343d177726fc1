package dev.trainmaster.server;

import java.time.Duration;

/** Ends a server's process: TERM, a grace, KILL, and a proof that it is gone. */
record ServerStop(Duration grace, Duration afterKill) {
    static ServerStop standard() {
        return new ServerStop(Duration.ofSeconds(10), Duration.ofSeconds(5));
    }

    /** Signals nothing but this very process. */
    void stop(ProcessIdentity identity) {
        signal(identity, false);
        if (goneWithin(identity, grace)) {
            return;
        }
        signal(identity, true);
        if (!goneWithin(identity, afterKill)) {
            throw new ServerUnavailableException("The server process " + identity.pid()
                    + " is still there after SIGKILL. Look at it with: ps -o pid,stat,wchan,cmd -p " + identity.pid());
        }
    }

    private static void signal(ProcessIdentity identity, boolean force) {
        if (!identity.isAlive()) {
            return;
        }
        ProcessHandle.of(identity.pid()).ifPresent(handle -> {
            if (force) {
                handle.destroyForcibly();
            } else {
                handle.destroy();
            }
        });
    }

    private static boolean goneWithin(ProcessIdentity identity, Duration bound) {
        Deadline deadline = Deadline.after(bound);
        while (identity.isAlive()) {
            if (deadline.isOver()) {
                return false;
            }
            deadline.pause(Duration.ofMillis(20));
        }
        return true;
    }
}
