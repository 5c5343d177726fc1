package dev.trainmaster.supervisor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Another worker's JVM: takes one start, says what it found, and stays until it is killed. */
final class TestWorker {

    private TestWorker() {}

    static Process start(Playground playground, int start, String script, String... variable) throws IOException {
        List<String> command = new ArrayList<>(Playground.java(TestWorker.class));
        command.addAll(List.of(
                playground.home.toString(),
                playground.run.root().toString(),
                Integer.toString(start),
                playground.token.value(),
                script));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        if (variable.length == 2) {
            builder.environment().put(variable[0], variable[1]);
        }
        return builder.start();
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
