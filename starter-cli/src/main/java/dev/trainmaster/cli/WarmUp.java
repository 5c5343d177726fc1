package dev.trainmaster.cli;

import dev.trainmaster.cli.console.Terminal;
import dev.trainmaster.cli.server.Servers;
import dev.trainmaster.server.DownloadPolicy;
import dev.trainmaster.server.Lifetime;
import dev.trainmaster.server.ServerLadder;
import dev.trainmaster.server.TemporalServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the common commands once, so that the launcher can archive the classes that they load for faster starts. */
public final class WarmUp {

    private final Surroundings surroundings;

    private WarmUp(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public static void main(String[] args) throws IOException {
        // What the command itself begins with, though nothing here uses it.
        Main.class.getName();
        Surroundings.ofThisProcess();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Path home = Files.createTempDirectory("trainmaster-warm-up-");
        WarmUp warmUp = new WarmUp(new Surroundings(
                Map.of(),
                home,
                home,
                Optional.empty(),
                home,
                Clock.systemUTC(),
                new BufferedReader(new StringReader("")),
                new Terminal(nowhere, nowhere, false, true, true, 80)));
        warmUp.helpTexts();
        warmUp.commands();
        remove(home);
        System.exit(0);
    }

    private void helpTexts() {
        execute("--help");
        for (CommandName name : CommandName.values()) {
            execute(name.text(), "--help");
        }
    }

    /** As after `trainmaster up`: the server is found by its record. */
    private void commands() {
        ServerLadder ladder = new ServerLadder(
                new Servers(surroundings).settings(Optional.empty()).withDownloads(DownloadPolicy.FORBIDDEN));
        try (TemporalServer server =
                ladder.climb(Lifetime.FOREGROUND, line -> {}).server()) {
            execute("start", "--dataset", "sample", "--model", "m", "--id", "warm-up", "--address", server.address());
            execute("list");
            execute("list", "-o", "json");
            execute("show", "warm-up");
        }
    }

    private void execute(String... arguments) {
        new Trainmaster(surroundings).execute(arguments);
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
