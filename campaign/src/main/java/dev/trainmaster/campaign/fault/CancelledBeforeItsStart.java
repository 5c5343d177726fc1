package dev.trainmaster.campaign.fault;

import dev.trainmaster.campaign.BrokenPromise;
import dev.trainmaster.campaign.Sitting;
import dev.trainmaster.campaign.Voice;
import dev.trainmaster.campaign.site.Host;
import dev.trainmaster.campaign.site.SupervisedRun;
import dev.trainmaster.campaign.site.Wait;
import dev.trainmaster.campaign.site.WorkerRun;
import dev.trainmaster.campaign.site.WorkerSite;
import dev.trainmaster.run.Phase;
import dev.trainmaster.supervisor.Finding;
import dev.trainmaster.supervisor.shim.Failpoint;
import dev.trainmaster.system.Program;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A run is cancelled when its start was ordered and not begun: the worker died at that moment. An attempt that comes
 * late, as one of a worker that was suspended would, must not begin it any more.
 */
final class CancelledBeforeItsStart {

    private static final Duration BOUND = Duration.ofMinutes(5);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final String BEFORE_THE_START = "spec.json.tmp";

    private CancelledBeforeItsStart() {}

    static void inflict(Sitting sitting, WorkerSite site, int number) throws Exception {
        List<String> switches = new ArrayList<>(List.of("--steps=100000", "--pace=50"));
        switches.addAll(Voice.ofTrial(number).switches());
        Program worker = site.startWorker(Map.of(Failpoint.VARIABLE, BEFORE_THE_START));
        WorkerRun run = WorkerRun.start(site, sitting.runId(number), Map.of("grace", GRACE.toString()), switches);
        Wait.until(BOUND, "the death of the worker before the start of " + run.id(), () -> !worker.isAlive());
        run.handle().cancel();
        site.startReadyWorker();
        run.closes();
        sitting.check(run.train(), () -> {
            run.requireOutcome(Phase.CANCELLED);
            requireThatNoAttemptBeginsIt(sitting, site, run, switches);
            sitting.tally().count("trials", 1);
        });
    }

    private static void requireThatNoAttemptBeginsIt(
            Sitting sitting, WorkerSite site, WorkerRun run, List<String> switches) throws Exception {
        // The next worker may be offered the start once more before the workflow hears of the cancel.
        boolean begun = !run.startsBegun().isEmpty();
        sitting.tally().count(begun ? "begun before the cancel was confirmed" : "never begun", 1);
        Host host = Host.in(site.home().path());
        try (SupervisedRun late = new SupervisedRun(host, site.home().path(), run.id(), GRACE, switches)) {
            Finding told = late.take(1);
            BrokenPromise.unless(
                    told instanceof Finding.Refused
                            || (begun && (told instanceof Finding.Ended || told instanceof Finding.Prepared)),
                    run.id() + " was cancelled for good, but an attempt that came late found " + told);
            run.requireNothingAlive();
        }
    }
}
