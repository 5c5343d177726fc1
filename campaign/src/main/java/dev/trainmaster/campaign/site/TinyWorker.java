package dev.trainmaster.campaign.site;

import dev.trainmaster.supervisor.OutputLimit;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.supervisor.RunToken;
import dev.trainmaster.supervisor.StartSpec;
import dev.trainmaster.supervisor.Supervisor;
import dev.trainmaster.supervisor.shim.Failpoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Another worker's JVM as far as the supervisor sees one: takes start 1, says what it found, and stays. */
public final class TinyWorker implements AutoCloseable {

    private static final int OWN_ARGUMENTS = 4;

    private final Process process;

    private TinyWorker(Process process) {
        this.process = process;
    }

    public static TinyWorker taking(SupervisedRun run, Path folder, String failpoint) throws IOException {
        List<String> command = new ArrayList<>(TrainerCommand.java(List.of("-Xmx64m")));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                TinyWorker.class.getName(),
                run.host().shimHome().toString(),
                run.directory().root().toString(),
                run.id(),
                run.token().value()));
        command.addAll(run.switches());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(folder.resolve("tiny-worker.log").toFile());
        builder.environment().put(Failpoint.VARIABLE, failpoint);
        return new TinyWorker(builder.start());
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Supervisor supervisor = Supervisor.onThisHost(Path.of(arguments[0]), Clock.systemUTC());
        RunDirectory run = new RunDirectory(Path.of(arguments[1]));
        StartSpec spec = new StartSpec(
                arguments[2],
                1,
                TrainerCommand.of(run.train().toString(), List.of(arguments).subList(OWN_ARGUMENTS, arguments.length)),
                Map.of("PATH", System.getenv("PATH")),
                run.root().getParent(),
                new RunToken(arguments[3]),
                Duration.ofSeconds(2),
                OutputLimit.standard());
        System.out.println(supervisor.take(run, spec));
        System.in.read();
    }

    /** Absent if it died before it could say one. */
    public void awaitItsWord() throws IOException {
        BufferedReader said = process.inputReader();
        said.readLine();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
