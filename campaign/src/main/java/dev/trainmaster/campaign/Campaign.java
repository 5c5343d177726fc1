package dev.trainmaster.campaign;

import dev.trainmaster.benchmarks.figure.Machine;
import dev.trainmaster.campaign.oracle.Census;
import dev.trainmaster.campaign.result.Outcome;
import dev.trainmaster.campaign.result.Revision;
import dev.trainmaster.campaign.site.Folders;
import dev.trainmaster.campaign.site.Leftovers;
import dev.trainmaster.system.RealServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/** Inflicts faults and checks what must hold. The real server that some of them need is started when the first asks. */
public final class Campaign implements AutoCloseable {

    private final Path root;
    private final Path work;
    private final Column column;
    private final long seed;
    private final Consumer<String> progress;
    private Optional<RealServer> server = Optional.empty();

    /**
     * @param root of the checkout
     * @param work where runs take place and evidence is kept
     */
    public Campaign(Path root, Path work, Column column, long seed, Consumer<String> progress) {
        this.root = root;
        this.work = work;
        this.column = column;
        this.seed = seed;
        this.progress = progress;
    }

    public Outcome inflict(Fault fault) {
        long begun = System.nanoTime();
        Path folder = Folders.create(work.resolve(fault.id() + "-" + column.text() + "-" + seed + "-" + own()));
        progress.accept(fault.id() + ": " + fault.title() + "; seed " + seed);
        Thread interrupted = new Thread(() -> Leftovers.kill(folder));
        Runtime.getRuntime().addShutdownHook(interrupted);
        try (Census census = Census.of(folder)) {
            Sitting sitting = new Sitting(fault.id(), column, seed, root, folder, this::server, census, progress);
            sitting.guard(fault);
            if (sitting.tally().violations().isEmpty()) {
                Folders.remove(folder);
            }
            return outcome(fault, sitting.tally(), (System.nanoTime() - begun) / 1e9);
        } finally {
            Leftovers.kill(folder);
            Runtime.getRuntime().removeShutdownHook(interrupted);
        }
    }

    private Outcome outcome(Fault fault, Tally tally, double wallSeconds) {
        return new Outcome(
                fault.id(),
                fault.title(),
                fault.promise(),
                column.text(),
                seed,
                fault.figure().counted(),
                tally.counts(),
                tally.violations(),
                fault.figure().timed(),
                tally.seconds(),
                fault.figure().boundSeconds(),
                Math.round(wallSeconds * 10) / 10.0,
                new Outcome.Circumstances(
                        Machine.ofThisProcess(Clock.systemUTC()).text(), Revision.of(root)));
    }

    private synchronized RealServer server() {
        if (server.isEmpty()) {
            server = Optional.of(RealServer.start(Folders.create(serverHome())));
        }
        return server.get();
    }

    private Path serverHome() {
        return work.resolve("server-" + own());
    }

    private static long own() {
        return ProcessHandle.current().pid();
    }

    @Override
    public synchronized void close() {
        server.ifPresent(RealServer::close);
        Folders.remove(serverHome());
    }
}
