package dev.trainmaster.cli;

import dev.trainmaster.cli.console.Terminal;
import dev.trainmaster.run.RunAttributes;
import dev.trainmaster.server.InMemoryServer;
import dev.trainmaster.server.TemporalServer;
import java.io.BufferedReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Runs the common commands once, so that the launcher can archive the classes that they load for faster starts. */
public final class WarmUp {

    private final Surroundings surroundings;

    private WarmUp(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public static void main(String[] args) {
        // What the command itself begins with, though nothing here uses it.
        Main.class.getName();
        Surroundings.ofThisProcess();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        WarmUp warmUp = new WarmUp(new Surroundings(
                Map.of(),
                Path.of("warm-up-has-no-home"),
                Path.of("warm-up-has-no-cache"),
                Optional.empty(),
                Path.of(""),
                Clock.systemUTC(),
                new BufferedReader(new StringReader("")),
                new Terminal(nowhere, nowhere, false, true, true, 80)));
        warmUp.helpTexts();
        try (TemporalServer server = InMemoryServer.start(0, RunAttributes.types())) {
            warmUp.commands(server.address());
        }
        System.exit(0);
    }

    private void helpTexts() {
        execute("--help");
        for (CommandName name : CommandName.values()) {
            execute(name.text(), "--help");
        }
    }

    private void commands(String address) {
        execute("start", "--dataset", "sample", "--model", "m", "--id", "warm-up", "--address", address);
        execute("list", "--address", address);
        execute("list", "--address", address, "-o", "json");
        execute("show", "warm-up", "--address", address);
    }

    private void execute(String... arguments) {
        new Trainmaster(surroundings).execute(arguments);
    }
}
