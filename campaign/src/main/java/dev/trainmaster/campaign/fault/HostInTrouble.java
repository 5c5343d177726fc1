package dev.trainmaster.campaign.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.campaign.BrokenPromise;
import dev.trainmaster.campaign.Fault;
import dev.trainmaster.campaign.Nemesis;
import dev.trainmaster.campaign.Sitting;
import dev.trainmaster.campaign.Voice;
import dev.trainmaster.campaign.site.Kill;
import dev.trainmaster.campaign.site.Wait;
import dev.trainmaster.campaign.site.WorkerRun;
import dev.trainmaster.campaign.site.WorkerSite;
import dev.trainmaster.run.Phase;
import dev.trainmaster.system.SmallDisk;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * The disk of a run fills up or is read-only for a while; the worker's clock jumps; everything on the host is suspended
 * for longer than a heartbeat may take.
 */
public final class HostInTrouble implements Fault {

    private static final Duration BOUND = Duration.ofMinutes(5);
    private static final int AT_ONCE = 8;
    private static final int PAIRS_AT_ONCE = AT_ONCE / 2;
    private static final int STEPS = 100;

    /** A campaign on a busy machine takes seconds to fill the disk: a trainer that ends before has nothing to tell. */
    private static final String LONG = "--steps=" + 4 * STEPS;

    /** The dry run asks for 64 MiB. */
    private static final String SIZE = "80m";

    private static final long LEFT_BYTES = 200_000;

    /** The heartbeat timeout of a training is 20 s. */
    private static final long SUSPENDED_MILLIS = 25_000;

    @Override
    public String id() {
        return "T17";
    }

    @Override
    public String title() {
        return "disk full; read-only directory; clock jumps of hours; SIGSTOP of worker, shims and trainers for 25 s";
    }

    @Override
    public String promise() {
        return "clear error, nothing lost";
    }

    @Override
    public void inflict(Sitting sitting) throws Exception {
        int count = sitting.column().of(1, 20);
        try (WorkerSite site = sitting.site(AT_ONCE)) {
            site.startReadyWorker(ClockJumps.settings(site));
            for (int i = 0; i < count; i++) {
                int trial = i;
                sitting.check(site.home().path(), () -> fullDisk(sitting, site, 3 * trial));
                sitting.check(site.home().path(), () -> readOnlyDisk(sitting, site, 3 * trial + 1));
            }
            for (int i = 0; i < count; i += PAIRS_AT_ONCE) {
                ClockJumps.inflict(sitting, site, 3_000 + 2 * i, Math.min(PAIRS_AT_ONCE, count - i));
            }
            int suspensions = (count + AT_ONCE - 1) / AT_ONCE;
            for (int i = 0; i < suspensions; i++) {
                suspended(sitting, site, 1_000 + i * AT_ONCE, Math.min(AT_ONCE, count - i * AT_ONCE));
            }
        }
    }

    private static List<String> switches(int trial, String... own) {
        List<String> switches = new ArrayList<>(List.of(own));
        switches.addAll(Voice.ofTrial(trial).switches());
        return switches;
    }

    private static void fullDisk(Sitting sitting, WorkerSite site, int trial) throws Exception {
        String id = sitting.runId(trial);
        try (SmallDisk disk = SmallDisk.at(site.home().run(id), SIZE)) {
            // Old checkpoints stay: one that went after the disk was filled would make room, and the run would go on.
            WorkerRun run = WorkerRun.start(
                    List.of(site),
                    id,
                    Map.of("limits", Map.of("grace", "PT2S"), "checkpoints", Map.of("keepLast", STEPS)),
                    switches(trial, LONG, "--pace=100", "--save-every=4", "--checkpoint-bytes=300000"));
            run.reachesStep(5);
            disk.fillUpTo(LEFT_BYTES);
            Path exit = run.start(1).resolve("exit.json");
            Wait.until(BOUND, "the exit of " + id + " on a full disk", () -> Files.exists(exit));
            disk.grow("120m");
            run.closes().requireOutcome(Phase.FAILED);
            JsonNode failure = run.result().path("failure");
            BrokenPromise.unless(
                    failure.path("death").path("kind").asText().equals("disk"), "a full disk is told as " + failure);
            requireWholeCheckpoints(run);
            sitting.tally().count("full disks", 1);
            sitting.tally().count("trials", 1);
        }
    }

    private static void requireWholeCheckpoints(WorkerRun run) throws Exception {
        int whole = 0;
        for (int step = 1; step <= 4 * STEPS; step++) {
            Path state = run.train().resolve("checkpoints/" + step + "/state");
            if (Files.exists(state)) {
                BrokenPromise.unless(
                        Files.readString(state).endsWith("whole\n"),
                        "checkpoint " + step + " was torn by the full disk");
                whole++;
            }
        }
        BrokenPromise.unless(whole > 0, "no checkpoint survived the full disk");
    }

    private static void readOnlyDisk(Sitting sitting, WorkerSite site, int trial) throws Exception {
        String id = sitting.runId(trial);
        try (SmallDisk disk = SmallDisk.at(site.home().run(id), SIZE)) {
            disk.readOnly();
            WorkerRun run = WorkerRun.start(
                    site, id, Map.of("grace", "PT2S"), switches(trial, "--steps=" + STEPS, "--pace=10"));
            Wait.until(
                    BOUND,
                    "an error that names the place for " + id,
                    () -> told(run).contains(site.home().run(id).toString()));
            disk.writable();
            run.closes().requireOutcome(Phase.COMPLETED);
            run.steps().requireUninterrupted(STEPS);
            sitting.tally().count("read-only disks", 1);
            sitting.tally().count("trials", 1);
        }
    }

    /** What the Web UI shows of work that is tried again. */
    private static String told(WorkerRun run) {
        return run.described().getRawDescription().getPendingActivitiesList().stream()
                .map(PendingActivityInfo::getLastFailure)
                .map(Object::toString)
                .reduce("", String::concat);
    }

    private static void suspended(Sitting sitting, WorkerSite site, int first, int count) throws Exception {
        Nemesis nemesis = sitting.nemesis(first);
        List<WorkerRun> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            runs.add(WorkerRun.start(
                    site,
                    sitting.runId(first + i),
                    Map.of("grace", "PT5S"),
                    switches(i, "--steps=" + STEPS, "--pace=100")));
        }
        for (WorkerRun run : runs) {
            run.reachesStep(3);
        }
        List<Long> everything = new ArrayList<>(site.processes());
        runs.forEach(run -> everything.addAll(site.home().processesOf(run.id())));
        Random order = new Random(nemesis.seed());
        Collections.shuffle(everything, order);
        for (long pid : everything) {
            Kill.signal("STOP", pid);
        }
        Thread.sleep(SUSPENDED_MILLIS);
        Collections.shuffle(everything, order);
        for (long pid : everything) {
            Kill.signal("CONT", pid);
        }
        for (WorkerRun run : runs) {
            run.closes();
            sitting.check(run.train(), () -> {
                run.requireOutcome(Phase.COMPLETED);
                run.steps().requireUninterrupted(STEPS);
                sitting.tally().count("suspensions", 1);
                sitting.tally().count("trials", 1);
            });
        }
    }
}
