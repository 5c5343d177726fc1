package dev.trainmaster.campaign.fault;

import dev.trainmaster.campaign.BrokenPromise;
import dev.trainmaster.campaign.Column;
import dev.trainmaster.campaign.Fault;
import dev.trainmaster.campaign.Figure;
import dev.trainmaster.campaign.Nemesis;
import dev.trainmaster.campaign.Sitting;
import dev.trainmaster.campaign.site.WorkerRun;
import dev.trainmaster.campaign.site.WorkerSite;
import dev.trainmaster.system.TcpProxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The wire between worker and server is silent for half of the time and cut for the other half. */
public final class ServerUnreachable implements Fault {

    private static final int TRAINERS = 8;
    private static final int PACE_MILLIS = 100;

    @Override
    public String id() {
        return "T6";
    }

    @Override
    public String title() {
        return "server unreachable, silent and refused, for 60 s (small) or 15 min (large)";
    }

    @Override
    public String promise() {
        return "trainer untouched; those that end meanwhile are collected afterwards";
    }

    @Override
    public Figure figure() {
        return new Figure("runs", "", 0);
    }

    @Override
    public void inflict(Sitting sitting) throws Exception {
        Duration length = sitting.column() == Column.SMALL ? Duration.ofSeconds(60) : Duration.ofMinutes(15);
        int cutSteps = (int) (length.toMillis() / PACE_MILLIS);
        Nemesis nemesis = sitting.nemesis(0);
        try (TcpProxy wire = sitting.proxy();
                WorkerSite site = sitting.siteBehind(wire, TRAINERS)) {
            Fleet shorter = new Fleet(sitting, site, cutSteps / 2, PACE_MILLIS);
            shorter.fillUpTo(TRAINERS / 4);
            Fleet longer = new Fleet(sitting, site, cutSteps + 200, PACE_MILLIS, TRAINERS);
            longer.fillUpTo(TRAINERS - TRAINERS / 4);
            site.startReadyWorker();
            for (WorkerRun run : longer.open()) {
                run.reachesStep(1);
            }
            for (WorkerRun run : shorter.open()) {
                run.reachesStep(1);
            }
            boolean silentFirst = nemesis.coin();
            cutFor(wire, silentFirst, length.dividedBy(2), longer);
            cutFor(wire, !silentFirst, length.dividedBy(2), longer);
            wire.mend();
            shorter.settleAll();
            longer.settleAll();
        }
    }

    private static void cutFor(TcpProxy wire, boolean silent, Duration length, Fleet fleet) throws Exception {
        if (silent) {
            wire.silence();
        } else {
            wire.cut();
        }
        long end = System.nanoTime() + length.toNanos();
        Map<String, Integer> before = new HashMap<>();
        while (System.nanoTime() - end < 0) {
            fleet.open().forEach(run -> before.put(run.id(), run.steps().lastStep()));
            Thread.sleep(5_000);
            fleet.open()
                    .forEach(run -> BrokenPromise.unless(
                            run.steps().lastStep() > before.get(run.id()), run.id() + " stands still during the cut"));
        }
    }
}
