package dev.trainmaster.supervisor;

import dev.trainmaster.supervisor.shim.BootClock;
import dev.trainmaster.supervisor.shim.LeaseFile;
import dev.trainmaster.supervisor.shim.Proc;
import java.io.IOException;
import java.time.Duration;

/** A worker's hand on the lease of one run. */
public final class LeaseKeeper {

    private final BootClock clock;
    private final LeaseFile file;

    private LeaseKeeper(BootClock clock, LeaseFile file) {
        this.clock = clock;
        this.file = file;
    }

    public static LeaseKeeper of(RunDirectory run) throws IOException {
        run.create();
        return new LeaseKeeper(new BootClock(Proc.ofThisHost()), new LeaseFile(run.lease()));
    }

    /** To be asked before a heartbeat is sent. */
    public BootTime now() {
        return new BootTime(clock.millis());
    }

    /** @param heartbeatSentAt of one that the server has acknowledged; a later time would outlast the server's patience */
    public void renew(BootTime heartbeatSentAt) throws IOException {
        file.renew(clock.bootId(), heartbeatSentAt.millis());
    }

    public Duration since(BootTime time) {
        return Duration.ofMillis(clock.millis() - time.millis());
    }
}
