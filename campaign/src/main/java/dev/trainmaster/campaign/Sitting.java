package dev.trainmaster.campaign;

import dev.trainmaster.campaign.oracle.Census;
import dev.trainmaster.campaign.site.Folders;
import dev.trainmaster.campaign.site.HostPair;
import dev.trainmaster.campaign.site.WorkerSite;
import dev.trainmaster.system.RealServer;
import dev.trainmaster.system.TcpProxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What one fault works with: how often to strike, with what randomness, where, and whom to tell. */
public final class Sitting {

    private final String fault;
    private final Column column;
    private final long seed;
    private final Path root;
    private final Path folder;
    private final Supplier<RealServer> server;
    private final Census census;
    private final Tally tally = new Tally();
    private final Consumer<String> progress;

    Sitting(
            String fault,
            Column column,
            long seed,
            Path root,
            Path folder,
            Supplier<RealServer> server,
            Census census,
            Consumer<String> progress) {
        this.fault = fault;
        this.column = column;
        this.seed = seed;
        this.root = root;
        this.folder = folder;
        this.server = server;
        this.census = census;
        this.progress = progress;
    }

    /** One strike and its checks. Whatever it throws is a violation. */
    public interface Trial {
        void run(int trial, Nemesis nemesis, Path folder) throws Exception;
    }

    public Column column() {
        return column;
    }

    public Path folder() {
        return folder;
    }

    public Census census() {
        return census;
    }

    public Tally tally() {
        return tally;
    }

    public Nemesis nemesis(int trial) {
        return Nemesis.of(seed, fault, trial);
    }

    public void say(String line) {
        progress.accept(fault + ": " + line);
    }

    /** A check beside the trials; a broken promise is told and the fault goes on. */
    public void check(Path evidence, Check check) {
        try {
            check.run();
        } catch (Exception | AssertionError e) {
            violated(-1, e instanceof BrokenPromise ? e.getMessage() : Stack.of(e), evidence);
        }
    }

    public interface Check {
        void run() throws Exception;
    }

    /** The one that nobody else has, with the seed in it. */
    public String runId(int number) {
        return fault.toLowerCase(Locale.ROOT) + "-" + seed + "-"
                + ProcessHandle.current().pid() + "-" + number;
    }

    /** With a namespace of its own on the campaign's server. */
    public WorkerSite site(int trainers) {
        return new WorkerSite(root, folder, server.get().namespace(), Optional.empty(), trainers);
    }

    public TcpProxy proxy() {
        return new TcpProxy(server.get().address());
    }

    /** Whose workers see the server through this wire alone. */
    public WorkerSite siteBehind(TcpProxy wire, int trainers) {
        return new WorkerSite(root, folder, server.get().namespace(), Optional.of(wire.address()), trainers);
    }

    /** Hosts of one namespace, each behind a wire of its own. */
    public HostPair hostPair(Path place, int trainers) {
        return new HostPair(root, place, server.get().namespace(), trainers);
    }

    /** Whatever the fault throws, and whatever the census saw, is a violation. */
    void guard(Fault inflicted) {
        try {
            inflicted.inflict(this);
        } catch (Exception | AssertionError e) {
            violated(-1, e instanceof BrokenPromise ? e.getMessage() : Stack.of(e), folder);
        }
        census.doubles().forEach((run, alive) -> violated(-1, "two trainers of run " + run + ": " + alive, folder));
        tally.count("looks at all processes", (int) census.looks());
    }

    public void violated(int trial, String what, Path evidence) {
        Violation violation = new Violation(fault, trial, seed, what, evidence.toString());
        tally.violated(violation);
        say("VIOLATION " + violation.text());
    }

    /** Each trial in a folder of its own, which stays only if its promise was broken. */
    public void trials(int count, int atATime, Trial trial) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(atATime);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int number = i;
                all.add(pool.submit(() -> one(number, trial)));
            }
            int done = 0;
            for (Future<?> each : all) {
                each.get();
                if (++done % Math.max(1, count / 10) == 0) {
                    say(done + " of " + count + ", " + tally.violations().size() + " violations");
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a trial could not even be told", e);
        } finally {
            pool.shutdownNow();
        }
    }

    private void one(int number, Trial trial) {
        Path place = folder.resolve("trial-" + number);
        try {
            Folders.create(place);
            trial.run(number, nemesis(number), place);
            tally.count("trials", 1);
            Folders.remove(place);
        } catch (Exception | AssertionError e) {
            violated(number, e instanceof BrokenPromise ? e.getMessage() : Stack.of(e), place);
        }
    }
}
