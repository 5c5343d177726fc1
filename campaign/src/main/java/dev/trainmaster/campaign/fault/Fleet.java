package dev.trainmaster.campaign.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.campaign.BrokenPromise;
import dev.trainmaster.campaign.Sitting;
import dev.trainmaster.campaign.Voice;
import dev.trainmaster.campaign.site.WorkerRun;
import dev.trainmaster.campaign.site.WorkerSite;
import dev.trainmaster.run.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Trainings that nothing may interrupt, whatever becomes of the workers that watch them. */
final class Fleet {

    private final Sitting sitting;
    private final WorkerSite site;
    private final int steps;
    private final int paceMillis;
    private final List<WorkerRun> open = new ArrayList<>();
    private int begun;

    Fleet(Sitting sitting, WorkerSite site, int steps, int paceMillis) {
        this(sitting, site, steps, paceMillis, 0);
    }

    /** @param first number of a run, where another fleet sails on the same site */
    Fleet(Sitting sitting, WorkerSite site, int steps, int paceMillis, int first) {
        this.begun = first;
        this.sitting = sitting;
        this.site = site;
        this.steps = steps;
        this.paceMillis = paceMillis;
    }

    void fillUpTo(int count) {
        while (open.size() < count) {
            List<String> switches =
                    new ArrayList<>(List.of("--steps=" + steps, "--pace=" + paceMillis, "--save-every=10"));
            switches.addAll(Voice.ofTrial(begun).switches());
            String id = sitting.runId(begun++);
            open.add(WorkerRun.start(site, id, Map.of("grace", "PT5S"), switches));
        }
    }

    List<WorkerRun> open() {
        return List.copyOf(open);
    }

    /** Checks those that have ended, and only those. */
    void settleClosed() {
        for (WorkerRun run : open()) {
            if (run.isClosed()) {
                settle(run);
            }
        }
    }

    void settleAll() throws Exception {
        for (WorkerRun run : open()) {
            run.closes();
            settle(run);
        }
    }

    private void settle(WorkerRun run) {
        open.remove(run);
        sitting.check(run.train(), () -> {
            run.requireOutcome(Phase.COMPLETED);
            run.steps().requireUninterrupted(steps);
            List<Integer> alive = run.startsThatCameToLife();
            BrokenPromise.unless(alive.equals(run.steps().starts()), run.id() + " has trainers in the starts " + alive);
            sitting.tally().count("starts without a trainer", run.startsBegun().size() - 1);
            JsonNode exit = site.home().json(run.start(alive.get(0)).resolve("exit.json"));
            BrokenPromise.unless(exit.path("code").asInt(-1) == 0, run.id() + " has the exit " + exit);
            sitting.tally().count("runs", 1);
        });
    }
}
