package dev.trainmaster.campaign.fault;

import dev.trainmaster.campaign.Fault;
import dev.trainmaster.campaign.Figure;
import dev.trainmaster.campaign.Nemesis;
import dev.trainmaster.campaign.Sitting;
import dev.trainmaster.campaign.site.WorkerSite;

/** SIGKILL of the worker at a random moment after it came up, with several trainings under way. */
public final class WorkerKilled implements Fault {

    private static final int AT_ONCE = 8;
    private static final int STEPS = 300;

    @Override
    public String id() {
        return "T1";
    }

    @Override
    public String title() {
        return "SIGKILL of the worker at a random moment";
    }

    @Override
    public String promise() {
        return "same trainer, 0 restarts, 0 steps lost or doubled, right exit code";
    }

    @Override
    public Figure figure() {
        return new Figure("kills", "", 0);
    }

    @Override
    public void inflict(Sitting sitting) throws Exception {
        int kills = sitting.column().of(20, 500);
        Nemesis nemesis = sitting.nemesis(0);
        try (WorkerSite site = sitting.site(AT_ONCE)) {
            Fleet fleet = new Fleet(sitting, site, STEPS, 50);
            for (int kill = 1; kill <= kills; kill++) {
                fleet.fillUpTo(AT_ONCE);
                site.startReadyWorker();
                nemesis.linger(0, 2_500);
                site.killWorker();
                sitting.tally().count("kills", 1);
                fleet.settleClosed();
                if (kill % 20 == 0) {
                    sitting.say(
                            kill + " of " + kills + " kills, " + sitting.tally().counts());
                }
            }
            site.startReadyWorker();
            fleet.settleAll();
        }
    }
}
