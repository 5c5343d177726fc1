package dev.trainmaster.campaign.fault;

import dev.trainmaster.campaign.BrokenPromise;
import dev.trainmaster.campaign.Fault;
import dev.trainmaster.campaign.Figure;
import dev.trainmaster.campaign.Nemesis;
import dev.trainmaster.campaign.Sitting;
import dev.trainmaster.campaign.Voice;
import dev.trainmaster.campaign.site.Host;
import dev.trainmaster.campaign.site.SupervisedRun;
import dev.trainmaster.campaign.site.Wait;
import dev.trainmaster.supervisor.Finding;
import dev.trainmaster.supervisor.StopOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A stop of trainers that ignore SIGTERM, have a grandchild in a session of its own, or a tree of fifty processes. */
public final class StubbornTreesStopped implements Fault {

    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final int MOST_STARTS = 3;
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** @param least how many processes there are before the stop */
    private record Kind(int least, List<String> switches) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(2, List.of("--ignore-term")),
            new Kind(3, List.of("--ignore-term", "--grandchild")),
            new Kind(52, List.of("--ignore-term", "--tree=50")));

    @Override
    public String id() {
        return "T8";
    }

    @Override
    public String title() {
        return "stop: TERM ignored, grandchild in its own session, tree of 50 processes";
    }

    @Override
    public String promise() {
        return "none alive within grace (" + GRACE.toSeconds() + " s) + 2 s at p99; checkpoint kept; no later start";
    }

    @Override
    public Figure figure() {
        return new Figure("trials", "stop to proof", GRACE.toSeconds() + 2.0);
    }

    @Override
    public void inflict(Sitting sitting) throws Exception {
        Host host = Host.in(sitting.folder());
        sitting.trials(
                sitting.column().of(20, 500),
                3,
                (trial, nemesis, folder) -> strike(sitting, host, trial, nemesis, folder));
    }

    private static void strike(Sitting sitting, Host host, int trial, Nemesis nemesis, Path folder) throws Exception {
        Kind kind = KINDS.get(trial % KINDS.size());
        List<String> switches = new ArrayList<>(List.of("--steps=100000", "--pace=10", "--save-every=2"));
        switches.addAll(kind.switches());
        switches.addAll(Voice.ofTrial(trial / KINDS.size()).switches());
        try (SupervisedRun run = new SupervisedRun(host, folder, "t8-" + nemesis.seed(), GRACE, switches)) {
            run.begin(1);
            run.reachStep(4);
            Wait.until(BOUND, "the whole tree", () -> run.carriers().size() >= kind.least());
            nemesis.linger(0, 200);
            long asked = System.nanoTime();
            StopOutcome outcome = run.stop(MOST_STARTS);
            sitting.tally().took((System.nanoTime() - asked) / 1e9);
            BrokenPromise.unless(outcome instanceof StopOutcome.Gone, "the stop is not proven: " + outcome);
            BrokenPromise.unless(run.carriers().isEmpty(), "stopped for good, but alive are " + run.carriers());
            BrokenPromise.unless(aWholeCheckpointIsThere(run), "no whole checkpoint is left");
            Finding later = run.take((int) nemesis.between(1, MOST_STARTS));
            BrokenPromise.unless(
                    !(later instanceof Finding.Running) && run.steps().begun() == 1,
                    "after the stop a take answers " + later);
        }
    }

    private static boolean aWholeCheckpointIsThere(SupervisedRun run) throws Exception {
        try (Stream<Path> found = Files.walk(run.directory().checkpoints())) {
            for (Path state : found.filter(path -> path.endsWith("state")).toList()) {
                if (Files.readString(state).endsWith("whole\n")) {
                    return true;
                }
            }
        }
        return false;
    }
}
