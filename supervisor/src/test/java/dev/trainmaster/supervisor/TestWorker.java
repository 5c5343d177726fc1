package dev.trainmaster.supervisor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Another worker's JVM: takes one start, says what it found, and stays until it is killed. */
final class TestWorker {

    private TestWorker() {}

    static Process start(Playground playground, int start, String script, String... variable) throws IOException {
        ProcessBuilder builder = worker(List.of(), playground, start, script);
        if (variable.length == 2) {
            builder.environment().put(variable[0], variable[1]);
        }
        return builder.start();
    }

    /** As in a container: the worker and everything that it starts are in these control groups. */
    static Process startIn(List<Path> groups, Playground playground, int start, String script) throws IOException {
        return worker(
                        new Bounds(groups, OptionalInt.empty(), Optional.empty()).prefix(List.of()),
                        playground,
                        start,
                        script)
                .start();
    }

    private static ProcessBuilder worker(List<String> prefix, Playground playground, int start, String script) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(Playground.java(TestWorker.class));
        command.addAll(List.of(
                playground.home.toString(),
                playground.run.root().toString(),
                Integer.toString(start),
                playground.token.value(),
                script));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Supervisor supervisor = Supervisor.onThisHost(Path.of(arguments[0]), Clock.systemUTC());
        StartSpec spec = new StartSpec(
                "run-1",
                Integer.parseInt(arguments[2]),
                List.of("sh", "-c", arguments[4]),
                Map.of("PATH", System.getenv("PATH")),
                Path.of("."),
                new RunToken(arguments[3]),
                Duration.ofSeconds(5),
                OutputLimit.standard());
        System.out.println(supervisor.take(new RunDirectory(Path.of(arguments[1])), spec));
        System.in.read();
    }
}
