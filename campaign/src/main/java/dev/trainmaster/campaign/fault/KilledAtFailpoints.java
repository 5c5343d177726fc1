package dev.trainmaster.campaign.fault;

import dev.trainmaster.campaign.BrokenPromise;
import dev.trainmaster.campaign.Fault;
import dev.trainmaster.campaign.Nemesis;
import dev.trainmaster.campaign.Sitting;
import dev.trainmaster.campaign.Voice;
import dev.trainmaster.campaign.site.Host;
import dev.trainmaster.campaign.site.SupervisedRun;
import dev.trainmaster.campaign.site.TinyWorker;
import dev.trainmaster.campaign.site.Wait;
import dev.trainmaster.supervisor.Finding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The worker or the shim dies, as SIGKILL would have it, at each place that has a name; another worker takes over. */
public final class KilledAtFailpoints implements Fault {

    private static final Duration BOUND = Duration.ofSeconds(60);
    private static final int STEPS = 8;
    private static final int SAVE_EVERY = 4;
    private static final int MOST_STARTS = 4;

    /** In the order in which a start passes them. */
    private static final List<String> PLACES = List.of(
            "spec.json.tmp",
            "spec.json",
            "shim-spawned",
            "shim.json.tmp",
            "shim.json",
            "trainer-spawned",
            "trainer.json.tmp",
            "trainer.json",
            "exit.json.tmp",
            "exit.json");

    @Override
    public String id() {
        return "T4";
    }

    @Override
    public String title() {
        return "SIGKILL at each failpoint of worker and shim";
    }

    @Override
    public String promise() {
        return "no start is spawned twice, nothing is blocked, the run completes";
    }

    @Override
    public void inflict(Sitting sitting) throws Exception {
        Host host = Host.in(sitting.folder());
        int each = sitting.column().of(1, 50) * Voice.values().length;
        sitting.trials(
                each * PLACES.size(), 4, (trial, nemesis, folder) -> strike(sitting, host, trial, nemesis, folder));
        new KilledWhenDone(sitting).inflict(each);
    }

    private static void strike(Sitting sitting, Host host, int trial, Nemesis nemesis, Path folder) throws Exception {
        String place = PLACES.get(trial % PLACES.size());
        List<String> switches = new ArrayList<>(List.of("--steps=" + STEPS, "--pace=10", "--save-every=" + SAVE_EVERY));
        switches.addAll(Voice.ofTrial(trial / PLACES.size()).switches());
        try (SupervisedRun run =
                new SupervisedRun(host, folder, "t4-" + nemesis.seed(), Duration.ofSeconds(2), switches)) {
            try (TinyWorker worker = TinyWorker.taking(run, folder, place)) {
                worker.awaitItsWord();
            }
            nemesis.linger(0, 300);
            int start = 1;
            while (!completed(run, start)) {
                start++;
                BrokenPromise.unless(start <= MOST_STARTS, place + ": not completed by start " + MOST_STARTS);
            }
            run.steps().requireResumed(SAVE_EVERY);
            sitting.tally().count(place, 1);
        }
    }

    private static boolean completed(SupervisedRun run, int start) throws Exception {
        Wait.until(BOUND, "an answer for start " + start, () -> !(run.take(start) instanceof Finding.Unverifiable));
        Finding end = run.end(start);
        run.requireGone(end, start);
        if (end instanceof Finding.Ended ended) {
            BrokenPromise.unless(ended.exit().code() == 0, "a trainer that finished is told as failed: " + end);
            return true;
        }
        BrokenPromise.unless(
                end instanceof Finding.Lost || end instanceof Finding.Prepared,
                "start " + start + " is told as " + end);
        return false;
    }
}
