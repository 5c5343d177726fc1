package dev.trainmaster.cli.server;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.server.TemporalBinaries;
import dev.trainmaster.server.TemporalBinary;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code trainmaster server install} */
@Command(
        name = "install",
        description =
                "Gets a real Temporal server: from the PATH or the cache, by download, or by building it with Go.")
final class ServerInstallCommand extends CliCommand {

    ServerInstallCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console) {
        TemporalBinaries binaries = new TemporalBinaries(new Servers(cli().surroundings()).settings(Optional.empty()));
        TemporalBinary binary = binaries.install(console::note);
        console.document(new Installed(binary.path().toString(), binary.version()));
        console.say("The Temporal server is " + binary.path() + " (" + binary.version() + ")");
        console.next("trainmaster up");
        return ExitCode.DONE;
    }

    /** What programs read. */
    record Installed(String path, String version) {}
}
