package dev.trainmaster.campaign.fault;

import dev.trainmaster.campaign.BrokenPromise;
import dev.trainmaster.campaign.Column;
import dev.trainmaster.campaign.Fault;
import dev.trainmaster.campaign.Figure;
import dev.trainmaster.campaign.Nemesis;
import dev.trainmaster.campaign.Sitting;
import dev.trainmaster.campaign.site.WorkerRun;
import dev.trainmaster.campaign.site.WorkerSite;
import dev.trainmaster.run.Phase;
import dev.trainmaster.run.RunAttributes;
import io.temporal.common.SearchAttributes;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** SIGKILL of the worker every one to five seconds after its start, whether it was up or not. */
public final class WorkerKilledAgainAndAgain implements Fault {

    private static final int AT_ONCE = 6;
    private static final int PACE_MILLIS = 100;

    private final Map<String, Long> steps = new HashMap<>();
    private final Map<String, Phase> phases = new HashMap<>();

    @Override
    public String id() {
        return "T2";
    }

    @Override
    public String title() {
        return "SIGKILL of the worker every 1-5 s, for 1 min (small) or 30 min (large)";
    }

    @Override
    public String promise() {
        return "counters only rise, one outcome, same trainer, no step lost or doubled";
    }

    @Override
    public Figure figure() {
        return new Figure("kills", "", 0);
    }

    @Override
    public void inflict(Sitting sitting) throws Exception {
        Duration length = sitting.column() == Column.SMALL ? Duration.ofMinutes(1) : Duration.ofMinutes(30);
        Nemesis nemesis = sitting.nemesis(0);
        try (WorkerSite site = sitting.site(AT_ONCE)) {
            Fleet fleet = new Fleet(sitting, site, (int) (length.toMillis() / PACE_MILLIS), PACE_MILLIS);
            fleet.fillUpTo(AT_ONCE);
            site.startReadyWorker();
            for (WorkerRun run : fleet.open()) {
                run.reachesStep(1);
            }
            long end = System.nanoTime() + length.toNanos();
            while (System.nanoTime() - end < 0) {
                site.startWorker(Map.of());
                nemesis.linger(1_000, 5_000);
                site.killWorker();
                sitting.tally().count("kills", 1);
                fleet.open().forEach(run -> sitting.check(run.train(), () -> countersOnlyRise(run)));
            }
            site.startReadyWorker();
            fleet.settleAll();
        }
    }

    /** As the server shows them to everyone, worker or not. */
    private void countersOnlyRise(WorkerRun run) {
        SearchAttributes shown = run.described().getTypedSearchAttributes();
        Long step = shown.get(RunAttributes.STEP);
        if (step != null) {
            long before = steps.getOrDefault(run.id(), 0L);
            BrokenPromise.unless(step >= before, run.id() + " showed step " + before + " and then " + step);
            steps.put(run.id(), step);
        }
        Phase phase = Phase.valueOf(shown.get(RunAttributes.PHASE));
        Phase before = phases.getOrDefault(run.id(), phase);
        BrokenPromise.unless(phase.compareTo(before) >= 0, run.id() + " showed " + before + " and then " + phase);
        phases.put(run.id(), phase);
    }
}
