package dev.trainmaster.cli.request;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.console.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code trainmaster init} */
@Command(
        name = "init",
        description = "Writes a commented run.yaml, and its JSON schema for editors beside it.",
        footer = {"", "Examples:", "  trainmaster init", "  trainmaster init nightly.yaml"})
public final class InitCommand extends CliCommand {

    private static final String SCHEMA = "run.schema.json";

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            defaultValue = "run.yaml",
            description = "where to write it (default: run.yaml)")
    private Path file;

    @Option(names = "--force", description = "overwrite what is there")
    private boolean force;

    public InitCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console) {
        Path target = cli().surroundings().workingDirectory().resolve(file).normalize();
        Path schema = target.resolveSibling(SCHEMA);
        write("run.yaml", target, force);
        write(SCHEMA, schema, true);
        console.document(new Written(target.toString(), schema.toString()));
        console.say("Wrote " + target + " and " + schema);
        console.next("trainmaster validate -f " + file, "trainmaster run -f " + file);
        return ExitCode.DONE;
    }

    private static void write(String resource, Path target, boolean overwrite) {
        try (InputStream in = InitCommand.class.getResourceAsStream(resource)) {
            byte[] content = in.readAllBytes();
            if (overwrite) {
                Files.write(target, content);
            } else {
                Files.write(target, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            }
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, target + " exists already", "Choose another name, or overwrite it with --force.");
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.RUN_FAILED, "Cannot write " + target + ": " + e);
        }
    }

    /** What programs read. */
    record Written(String file, String schema) {}
}
