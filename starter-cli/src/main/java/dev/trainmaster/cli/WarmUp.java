package dev.trainmaster.cli;

import dev.trainmaster.cli.console.Json;
import dev.trainmaster.cli.console.Terminal;
import dev.trainmaster.cli.run.RunClient;
import dev.trainmaster.cli.run.RunConnection;
import dev.trainmaster.cli.run.RunFilter;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.BufferedReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Loads the classes that most commands need, so that the launcher can archive them for faster starts. */
public final class WarmUp {

    /** Nobody listens on the discard port: the connection is refused at once, after all its classes are loaded. */
    private static final String NOBODY = "127.0.0.1:9";

    private WarmUp() {}

    public static void main(String[] args) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Surroundings surroundings = new Surroundings(
                Map.of(),
                Path.of("warm-up-has-no-home"),
                Path.of("warm-up-has-no-cache"),
                Optional.empty(),
                Path.of(""),
                Clock.systemUTC(),
                new BufferedReader(new StringReader("")),
                new Terminal(nowhere, nowhere, false, false, true, 80));
        new Trainmaster(surroundings).execute("--help");
        for (CommandName name : CommandName.values()) {
            new Trainmaster(surroundings).execute(name.text(), "--help");
        }
        new Trainmaster(surroundings).execute("list", "--address", NOBODY);
        new Trainmaster(surroundings).execute("start", "--dataset", "sample", "--model", "m", "-o", "json");
        new Json().mapper();
        try (RunClient client = new RunClient(RunConnection.open(
                WorkflowServiceStubsOptions.newBuilder().setTarget(NOBODY).build(),
                "default",
                NOBODY,
                Optional.empty()))) {
            client.list(RunFilter.startingWith("x"));
        } catch (CommandFailure expected) {
            System.exit(0);
        }
    }
}
