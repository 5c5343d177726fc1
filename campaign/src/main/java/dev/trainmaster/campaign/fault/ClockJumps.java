package dev.trainmaster.campaign.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trainmaster.campaign.BrokenPromise;
import dev.trainmaster.campaign.Nemesis;
import dev.trainmaster.campaign.Sitting;
import dev.trainmaster.campaign.Voice;
import dev.trainmaster.campaign.site.WorkerRun;
import dev.trainmaster.campaign.site.WorkerSite;
import dev.trainmaster.run.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The worker's time of day jumps by hours while it trains, forward and back: a training that has time left ends by
 * itself, one whose time is over is stopped, neither sooner nor later. The clock of the machine is not touched.
 */
final class ClockJumps {

    private static final String FAILPOINT = "TRAINMASTER_FAILPOINT_CLOCK";

    private static final int STEPS = 100;
    private static final Duration SHORT = Duration.ofSeconds(60);
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** The worker's tick and the shim's poll, on a machine that has other work. */
    private static final Duration LATE = Duration.ofSeconds(10);

    private static final long FEWEST_SECONDS = Duration.ofHours(3).toSeconds();
    private static final long MOST_SECONDS = Duration.ofHours(48).toSeconds();
    private static final Pattern DEADLINE = Pattern.compile("had to end by ([0-9TZ:.-]+)");

    private record Pair(WorkerRun timely, WorkerRun endless) {}

    private ClockJumps() {}

    private static Path clockOf(WorkerSite site) {
        return site.home().path().resolve("clock-is-wrong-by");
    }

    /** For a worker whose clock can be made to jump. */
    static Map<String, String> settings(WorkerSite site) {
        return Map.of(FAILPOINT, clockOf(site).toString());
    }

    static void inflict(Sitting sitting, WorkerSite site, int first, int count) throws Exception {
        Nemesis nemesis = sitting.nemesis(first);
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> voice = Voice.ofTrial(i).switches();
            WorkerRun endless = start(
                    site,
                    sitting.runId(first + 2 * i + 1),
                    SHORT,
                    voice,
                    "--steps=100000",
                    "--pace=50",
                    "--save-every=5");
            WorkerRun timely = start(
                    site, sitting.runId(first + 2 * i), Duration.ofHours(2), voice, "--steps=" + STEPS, "--pace=100");
            pairs.add(new Pair(timely, endless));
        }
        for (Pair pair : pairs) {
            pair.timely().reachesStep(3);
            pair.endless().reachesStep(3);
        }
        try {
            long hours = nemesis.between(FEWEST_SECONDS, MOST_SECONDS) * (nemesis.coin() ? 1 : -1);
            jump(site, hours);
            nemesis.linger(1_000, 4_000);
            jump(site, -hours);
            for (Pair pair : pairs) {
                pair.timely().closes();
                pair.endless().closes();
            }
        } finally {
            Files.deleteIfExists(clockOf(site));
        }
        for (Pair pair : pairs) {
            sitting.check(pair.timely().train(), () -> requireUntouched(pair.timely()));
            sitting.check(pair.endless().train(), () -> requireStoppedInTime(pair.endless()));
            sitting.tally().count("clock jumps", 2);
            sitting.tally().count("trials", 1);
        }
    }

    private static WorkerRun start(WorkerSite site, String id, Duration limit, List<String> voice, String... own) {
        List<String> switches = new ArrayList<>(List.of(own));
        switches.addAll(voice);
        return WorkerRun.start(site, id, Map.of("train", limit.toString(), "grace", GRACE.toString()), switches);
    }

    /** Replaced, not rewritten: the worker must never read half a number. */
    private static void jump(WorkerSite site, long seconds) throws IOException {
        Path beside = clockOf(site).resolveSibling("clock.next");
        Files.writeString(beside, Long.toString(seconds));
        Files.move(beside, clockOf(site), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void requireUntouched(WorkerRun run) {
        run.requireOutcome(Phase.COMPLETED);
        run.steps().requireUninterrupted(STEPS);
        requireOneStart(run);
    }

    private static void requireOneStart(WorkerRun run) {
        BrokenPromise.unless(run.startsBegun().equals(List.of(1)), run.id() + " has the starts " + run.startsBegun());
    }

    /** By the shim's word, whose clock nobody set. */
    private static void requireStoppedInTime(WorkerRun run) throws IOException {
        run.requireOutcome(Phase.FAILED);
        requireOneStart(run);
        JsonNode exit =
                new ObjectMapper().readTree(run.start(1).resolve("exit.json").toFile());
        Matcher told = DEADLINE.matcher(exit.path("reason").asText());
        BrokenPromise.unless(told.find(), run.id() + " should have been stopped at its deadline, but: " + exit);
        Instant deadline = Instant.parse(told.group(1));
        Instant ended = Instant.ofEpochMilli(exit.path("endedAtMillis").asLong());
        BrokenPromise.unless(
                !ended.isBefore(deadline) && ended.isBefore(deadline.plus(GRACE).plus(LATE)),
                run.id() + " had until " + deadline + ", and was stopped at " + ended);
    }
}
