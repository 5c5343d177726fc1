package dev.trainmaster.cli.demo;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Figures;
import dev.trainmaster.cli.request.RequestFlag;
import dev.trainmaster.cli.request.RequestReader;
import dev.trainmaster.cli.request.RunIds;
import dev.trainmaster.cli.request.SourcedDocument;
import dev.trainmaster.cli.run.RunClient;
import dev.trainmaster.cli.server.Servers;
import dev.trainmaster.cli.worker.WorkerProcess;
import dev.trainmaster.cli.worker.WorkerRecord;
import dev.trainmaster.cli.worker.Workers;
import dev.trainmaster.request.RequestDocument;
import dev.trainmaster.server.Lifetime;
import dev.trainmaster.server.RungTaken;
import dev.trainmaster.server.TemporalServer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The demo's server, worker and run; closing it leaves none of them, whatever state they are in. */
final class DemoStage implements AutoCloseable {

    private static final long STEPS = 120;
    private static final long STEPS_WITH_CRASH = 200;
    /** The reference trainer is too fast to watch: so long a step takes here, unless the user says otherwise. */
    private static final String STEP_MILLIS = "50";

    /** The training has to outlast the start of the next worker, which takes ten seconds on a busy machine. */
    private static final String STEP_MILLIS_WITH_CRASH = "100";

    private static final String STEP_MILLIS_VARIABLE = "TRAINMASTER_REFERENCE_STEP_MILLIS";

    private static final Duration DRAIN = Duration.ofSeconds(20);

    private final Cli cli;
    private final boolean withCrash;
    private final Console console;
    private Optional<TemporalServer> server = Optional.empty();
    private Optional<RunClient> client = Optional.empty();
    private Optional<WorkerProcess> worker = Optional.empty();
    private Optional<String> openRun = Optional.empty();
    private volatile boolean ending;
    private boolean closed;

    DemoStage(Cli cli, boolean withCrash, Console console) {
        this.cli = cli;
        this.withCrash = withCrash;
        this.console = console;
    }

    synchronized void startServer() {
        refuseWhenEnding();
        long begin = System.nanoTime();
        RungTaken taken =
                new Servers(cli.surroundings()).ladder(Optional.empty()).climb(Lifetime.FOREGROUND, console::note);
        server = Optional.of(taken.server());
        client = Optional.of(cli.connect(taken.server()));
        taken.passedOver().forEach(reason -> console.say("  (" + reason + ")"));
        tell("Server", begin, taken.sentence());
    }

    synchronized WorkerRecord startWorker() {
        refuseWhenEnding();
        long begin = System.nanoTime();
        Workers workers = new Workers(cli.surroundings());
        WorkerProcess started = workers.startDetached(server.orElseThrow(), Map.of(STEP_MILLIS_VARIABLE, stepMillis()));
        worker = Optional.of(started);
        WorkerRecord record = workers.awaitReady(started);
        tell("Worker", begin, "pid " + record.pid());
        return record;
    }

    private String stepMillis() {
        return cli.surroundings()
                .environment()
                .getOrDefault(STEP_MILLIS_VARIABLE, withCrash ? STEP_MILLIS_WITH_CRASH : STEP_MILLIS);
    }

    synchronized String startRun() {
        refuseWhenEnding();
        Map<RequestFlag, Object> flags = new EnumMap<>(RequestFlag.class);
        flags.put(RequestFlag.DATASET, "sample");
        flags.put(RequestFlag.MODEL, "tiny");
        flags.put(RequestFlag.MODE, "local");
        flags.put(RequestFlag.LEARNING_RATE, 0.003);
        flags.put(RequestFlag.MAX_SEQ_LENGTH, 512L);
        flags.put(RequestFlag.EPOCHS, 10L);
        flags.put(RequestFlag.MAX_STEPS, withCrash ? STEPS_WITH_CRASH : STEPS);
        flags.put(RequestFlag.NOTE, "the demo");
        RequestReader reader = new RequestReader(cli.surroundings().user());
        SourcedDocument document = reader.collect(Optional.empty(), flags);
        String runId = new RunIds(cli.surroundings().clock(), RandomGenerator.getDefault())
                .made(reader.read(document).dataset());
        client().start(runId, new RequestDocument(document.content()));
        openRun = Optional.of(runId);
        console.say("Run " + runId + ": the bundled dataset `sample`, the reference trainer, " + "model `tiny`");
        console.say("");
        return runId;
    }

    /** SIGKILL, as a crash would. */
    synchronized long killWorker() {
        WorkerProcess victim = worker.orElseThrow();
        victim.kill(Duration.ofSeconds(5));
        return victim.id().pid();
    }

    synchronized RunClient client() {
        return client.orElseThrow();
    }

    synchronized void ended() {
        openRun = Optional.empty();
    }

    /** After Ctrl-C the command's own thread must not go on with the story. */
    void refuseWhenEnding() {
        if (ending) {
            throw new CommandFailure(ExitCode.INTERRUPTED, "The demo was ended before its end");
        }
    }

    @Override
    public void close() {
        ending = true;
        closeOnce();
    }

    private synchronized void closeOnce() {
        if (closed) {
            return;
        }
        closed = true;
        openRun.ifPresent(runId -> new DemoRunEnd(cli.surroundings(), client(), console).end(runId));
        worker.filter(running -> !running.stop(DRAIN))
                .ifPresent(running -> console.note("The worker, " + running.id() + ", does not end."));
        client.ifPresent(RunClient::close);
        server.ifPresent(TemporalServer::close);
    }

    private void tell(String what, long begin, String text) {
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        console.say(String.format("%s %-9s %10s  %s", console.glyphs().done(), what, Figures.duration(took), text));
    }
}
