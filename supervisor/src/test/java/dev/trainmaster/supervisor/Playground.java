package dev.trainmaster.supervisor;

import static org.awaitility.Awaitility.await;

import dev.trainmaster.supervisor.shim.Proc;
import dev.trainmaster.supervisor.shim.ProcessId;
import dev.trainmaster.supervisor.shim.TokenSweep;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run with real processes in a temporary directory; whatever it starts is gone when it closes. */
final class Playground implements AutoCloseable {

    static final Duration BOUND = Duration.ofSeconds(30);

    final RunDirectory run;
    final Path home;
    final RunToken token = RunToken.random(new SecureRandom());
    final Supervisor supervisor;
    final Proc proc = Proc.ofThisHost();

    Playground(Path directory) throws IOException {
        this.home = directory.resolve("home");
        this.run = new RunDirectory(directory.resolve("runs").resolve("run-1"));
        this.supervisor = Supervisor.onThisHost(home, Clock.systemUTC());
    }

    StartSpec spec(int start, List<String> argv) {
        return new StartSpec(
                "run-1",
                start,
                argv,
                Map.of("PATH", System.getenv("PATH")),
                run.root().getParent().getParent(),
                token,
                Duration.ofSeconds(5),
                OutputLimit.standard());
    }

    StartSpec shell(int start, String script) {
        return spec(start, List.of("sh", "-c", script));
    }

    StartSpec trainer(int start, String... switches) {
        List<String> argv = new ArrayList<>(java(TestTrainer.class));
        argv.addAll(List.of(switches));
        return spec(start, argv);
    }

    static StartSpec bounded(StartSpec spec, OutputLimit limit) {
        return like(spec, limit, spec.lease());
    }

    static StartSpec leased(StartSpec spec, Lease lease) {
        return like(spec, spec.outputLimit(), Optional.of(lease));
    }

    private static StartSpec like(StartSpec spec, OutputLimit limit, Optional<Lease> lease) {
        return new StartSpec(
                spec.runId(),
                spec.start(),
                spec.argv(),
                spec.environment(),
                spec.workingDirectory(),
                spec.token(),
                spec.grace(),
                limit,
                lease);
    }

    static List<String> java(Class<?> main) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName());
    }

    Finding take(StartSpec spec) {
        return unchecked(() -> supervisor.take(run, spec));
    }

    Finding find(int start) {
        return unchecked(() -> supervisor.find(run, start));
    }

    Observation observe(int start, Finding.Running last) {
        return unchecked(() -> supervisor.observe(run, start, last));
    }

    StopOutcome stop(int start, Duration grace) {
        return unchecked(() -> supervisor.stop(run, new StopRequest(start, "the test says so", grace)));
    }

    Exit awaitExit(int start) {
        await().atMost(BOUND).until(() -> find(start) instanceof Finding.Ended);
        return ((Finding.Ended) find(start)).exit();
    }

    List<ProcessId> carriers() {
        return new TokenSweep(proc, token.value(), ProcessHandle.current().pid()).carriers();
    }

    static Finding.Running running(Finding finding) {
        if (finding instanceof Finding.Running running) {
            return running;
        }
        throw new AssertionError("not running: " + finding);
    }

    /** As nobody in the supervisor does: without asking who it is. */
    static void killHard(long pid) {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    static void signal(String name, long pid) {
        Playground.unchecked(() -> new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .start()
                .waitFor());
    }

    interface Call<T> {
        T call() throws Exception;
    }

    static <T> T unchecked(Call<T> call) {
        try {
            return call.call();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        new TokenSweep(proc, token.value(), ProcessHandle.current().pid()).stop(0, BOUND.toMillis());
    }
}
