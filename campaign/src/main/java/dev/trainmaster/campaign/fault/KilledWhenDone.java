package dev.trainmaster.campaign.fault;

import dev.trainmaster.campaign.BrokenPromise;
import dev.trainmaster.campaign.Sitting;
import dev.trainmaster.campaign.site.Wait;
import dev.trainmaster.campaign.site.WorkerSite;
import dev.trainmaster.supervisor.shim.Failpoint;
import dev.trainmaster.system.Program;
import java.time.Duration;
import java.util.Map;

/** The worker dies at the moment when the server has taken a result from it, and the next one at the next result. */
final class KilledWhenDone {

    static final String PLACE = "completion-sent";

    /** However busy the machine is: a worker has to come up, and a training to end. */
    private static final Duration BOUND = Duration.ofMinutes(10);

    private static final Duration BETWEEN_ROLL_CALLS = Duration.ofSeconds(5);
    private static final int AT_ONCE = 5;
    private static final int STEPS = 60;
    private static final int AS_KILLED = 137;

    private final Sitting sitting;

    KilledWhenDone(Sitting sitting) {
        this.sitting = sitting;
    }

    void inflict(int kills) throws Exception {
        try (WorkerSite site = sitting.site(AT_ONCE)) {
            Fleet fleet = new Fleet(sitting, site, STEPS, 50);
            for (int kill = 0; kill < kills; kill++) {
                Program worker = site.startWorker(Map.of(Failpoint.VARIABLE, PLACE));
                diesAmongRuns(worker, fleet);
                sitting.tally().count(PLACE, 1);
                sitting.tally().count("trials", 1);
            }
            site.startReadyWorker();
            fleet.settleAll();
        }
    }

    /** There is always a result to come: a run's last step is no result, so all of them may end and leave the worker alive. */
    private static void diesAmongRuns(Program worker, Fleet fleet) throws Exception {
        Wait.until(BOUND, "the death of the worker at " + PLACE, () -> {
            fleet.settleClosed();
            fleet.fillUpTo(AT_ONCE);
            return Wait.holdsWithin(BETWEEN_ROLL_CALLS, () -> !worker.isAlive());
        });
        int code = worker.await(BOUND);
        BrokenPromise.unless(code == AS_KILLED, "the worker was to die at " + PLACE + ", but exited with " + code);
    }
}
