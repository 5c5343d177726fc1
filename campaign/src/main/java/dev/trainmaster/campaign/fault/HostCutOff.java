package dev.trainmaster.campaign.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.campaign.BrokenPromise;
import dev.trainmaster.campaign.Column;
import dev.trainmaster.campaign.Fault;
import dev.trainmaster.campaign.Figure;
import dev.trainmaster.campaign.Nemesis;
import dev.trainmaster.campaign.Sitting;
import dev.trainmaster.campaign.Voice;
import dev.trainmaster.campaign.site.HostPair;
import dev.trainmaster.campaign.site.HostPair.OneHost;
import dev.trainmaster.campaign.site.WorkerRun;
import dev.trainmaster.campaign.site.WorkerSite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Hosts of runs that may move lose their worker, their server, or both, for shorter and for longer than the lease. */
public final class HostCutOff implements Fault {

    private static final int RUNS = 4;
    private static final int STEPS = 600;
    private static final int PAIRS = 5;

    /** A home is given up after ttl, grace and what a stop may take: 42 s, and the heartbeat timeout before it. */
    private static final long LONGEST_CUT_MILLIS = 90_000;

    private static final long LONGEST_SHORT_CUT_MILLIS = 15_000;
    private static final Map<String, Object> REQUEST =
            Map.of("placement", Map.of("mayMove", true, "leaseTtl", "PT10S"), "limits", Map.of("grace", "PT2S"));

    private enum Lost {
        WORKER,
        SERVER,
        BOTH
    }

    @Override
    public String id() {
        return "T20";
    }

    @Override
    public String title() {
        return "the lease: worker, server or both are cut from a host of runs that may move";
    }

    @Override
    public String promise() {
        return "never two trainers of one run alive on two hosts; every run completes";
    }

    @Override
    public Figure figure() {
        return new Figure("cuts", "", 0);
    }

    @Override
    public void inflict(Sitting sitting) throws Exception {
        boolean small = sitting.column() == Column.SMALL;
        int pairs = small ? 1 : PAIRS;
        int cuts = sitting.column().of(5, 200) / pairs;
        sitting.trials(pairs, pairs, (pair, nemesis, folder) -> {
            try (HostPair hosts = sitting.hostPair(folder, RUNS)) {
                strike(sitting, hosts, nemesis, cuts, pair * 1_000);
            }
        });
    }

    private static void strike(Sitting sitting, HostPair hosts, Nemesis nemesis, int cuts, int firstRun)
            throws Exception {
        for (OneHost host : hosts.hosts()) {
            host.startWorker();
        }
        List<WorkerRun> open = new ArrayList<>();
        int begun = firstRun;
        for (int cut = 1; cut <= cuts; cut++) {
            while (open.size() < RUNS) {
                open.add(begin(sitting, hosts, begun++));
            }
            nemesis.linger(3_000, 8_000);
            // Every third is long enough for a move.
            cutOff(sitting, nemesis.oneOf(hosts.hosts()), nemesis, cut % 3 == 0);
            open.removeIf(run -> run.isClosed() && settled(sitting, hosts, run));
            sitting.say(cut + " of " + cuts + " cuts, " + sitting.tally().counts());
        }
        for (WorkerRun run : open) {
            run.closes();
            settled(sitting, hosts, run);
        }
    }

    private static WorkerRun begin(Sitting sitting, HostPair hosts, int number) {
        List<String> switches = new ArrayList<>(List.of("--steps=" + STEPS, "--pace=100", "--save-every=10"));
        switches.addAll(Voice.ofTrial(number).switches());
        return WorkerRun.start(hosts.sites(), sitting.runId(number), REQUEST, switches);
    }

    private static void cutOff(Sitting sitting, OneHost host, Nemesis nemesis, boolean mayMove) throws Exception {
        Lost lost = nemesis.oneOf(List.of(Lost.values()));
        if (lost != Lost.WORKER) {
            if (nemesis.coin()) {
                host.wire().silence();
            } else {
                host.wire().cut();
            }
        }
        if (lost != Lost.SERVER) {
            host.site().killWorker();
        }
        nemesis.linger(1_000, mayMove ? LONGEST_CUT_MILLIS : LONGEST_SHORT_CUT_MILLIS);
        host.wire().mend();
        if (lost != Lost.SERVER) {
            host.startWorker();
        }
        sitting.tally().count("cuts", 1);
        sitting.tally().count("cuts of " + lost, 1);
    }

    private static boolean settled(Sitting sitting, HostPair hosts, WorkerRun run) {
        sitting.check(run.train(), () -> {
            run.requireCompleted();
            List<Life> lives = new ArrayList<>();
            for (WorkerSite site : hosts.sites()) {
                List<Long> alive = site.home().processesOf(run.id());
                BrokenPromise.unless(alive.isEmpty(), run.id() + " is shown as ended, but alive are " + alive);
                lives.addAll(lives(site, run.id()));
            }
            requireOneAfterTheOther(run.id(), lives);
            sitting.tally().count("runs", 1);
            sitting.tally().count("starts", lives.size());
            long homes = lives.stream().map(Life::home).distinct().count();
            sitting.tally().count("runs that moved", homes > 1 ? 1 : 0);
        });
        return true;
    }

    /** One start, as its shim wrote it; a shim that was killed told no end. */
    private record Life(Path home, int start, long from, long to) {}

    private static List<Life> lives(WorkerSite site, String runId) {
        List<Life> lives = new ArrayList<>();
        Path train = site.home().train(runId);
        for (int start = 1; start < 100; start++) {
            Path shim = train.resolve(start + "/shim.json");
            Path exit = train.resolve(start + "/exit.json");
            if (Files.exists(shim) && Files.exists(exit)) {
                JsonNode end = site.home().json(exit);
                lives.add(new Life(
                        train,
                        start,
                        end.path("startedAtMillis").longValue(),
                        end.path("endedAtMillis").longValue()));
            }
        }
        return lives;
    }

    private static void requireOneAfterTheOther(String runId, List<Life> lives) {
        List<Life> inTime =
                lives.stream().sorted(Comparator.comparingLong(Life::from)).toList();
        for (int i = 1; i < inTime.size(); i++) {
            BrokenPromise.unless(
                    inTime.get(i - 1).to() <= inTime.get(i).from(), runId + " trained twice at once: " + inTime);
        }
        long numbers = lives.stream().map(Life::start).distinct().count();
        BrokenPromise.unless(numbers == lives.size(), runId + " used a start number twice: " + inTime);
    }
}
