package dev.trainmaster.reference;

import dev.trainmaster.reference.training.StopSwitch;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The program within this JVM: its exit code and what it printed. */
record InProcess(ExitCode code, String out, String err) {

    static InProcess train(Path manifest, Path output) {
        return run(Map.of(), "--manifest", manifest.toString(), "--output", output.toString());
    }

    static InProcess probe(Path manifest) {
        return run(Map.of(), "--manifest", manifest.toString(), "--probe");
    }

    static InProcess run(Map<String, String> environment, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ExitCode code = new ReferenceTrainer(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Clock.systemUTC(),
                        new StopSwitch(),
                        () -> {},
                        environment)
                .run(words);
        return new InProcess(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
