package dev.trainmaster.cli;

import dev.trainmaster.cli.console.Terminal;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Everything outside of the command that it looks at or speaks to. */
public record Surroundings(
        Map<String, String> environment,
        Path home,
        Path cache,
        Optional<Path> installation,
        Path workingDirectory,
        Clock clock,
        BufferedReader input,
        Terminal terminal) {

    static Surroundings ofThisProcess() {
        Map<String, String> environment = System.getenv();
        Path user = Path.of(System.getProperty("user.home"));
        return new Surroundings(
                environment,
                folder(environment, "TRAINMASTER_HOME").orElse(user.resolve(".trainmaster")),
                folder(environment, "TRAINMASTER_CACHE")
                        .orElse(user.resolve(".cache").resolve("trainmaster")),
                folder(environment, "TRAINMASTER_INSTALL"),
                Path.of("").toAbsolutePath(),
                Clock.systemUTC(),
                new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())),
                Terminal.ofThisProcess(environment));
    }

    /** The same place with another home: the demo keeps its things apart. */
    public Surroundings withHome(Path other) {
        return new Surroundings(environment, other, cache, installation, workingDirectory, clock, input, terminal);
    }

    public String user() {
        return Optional.ofNullable(environment.get("TRAINMASTER_USER"))
                .or(() -> Optional.ofNullable(environment.get("USER")))
                .filter(name -> !name.isBlank())
                .orElseGet(() -> System.getProperty("user.name"));
    }

    private static Optional<Path> folder(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(value -> Path.of(value).toAbsolutePath().normalize());
    }
}
