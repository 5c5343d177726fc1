package dev.trainmaster.cli.trainer;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.trainer.ProfileSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code trainmaster trainer new} */
@Command(
        name = "new",
        description =
                "Writes a commented profile for a trainer of your own, and its JSON schema for editors beside it.",
        footer = {"", "Example:", "  trainmaster trainer new mine"})
final class TrainerNewCommand extends CliCommand {

    private static final String SCHEMA = "trainer.schema.json";

    @Parameters(paramLabel = "NAME", description = "lower-case letters, digits and dashes")
    private String name;

    TrainerNewCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console) {
        if (!name.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            throw new CommandFailure(
                    ExitCode.USAGE, "\"" + name + "\" is no trainer name: lower-case letters, digits and dashes");
        }
        Path directory = new Trainers(cli().surroundings()).directory();
        Path file = directory.resolve(name + ".yaml");
        Path schema = directory.resolve(SCHEMA);
        try {
            Files.createDirectories(directory);
            Files.writeString(file, template().replace("NAME", name), StandardOpenOption.CREATE_NEW);
            Files.writeString(schema, ProfileSchema.text());
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailure(ExitCode.USAGE, file + " exists already", "Edit it, or choose another name.");
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.RUN_FAILED, "Cannot write " + file + ": " + e);
        }
        console.document(new Written(file.toString(), schema.toString()));
        console.say("Wrote " + file + " and " + schema);
        console.next("trainmaster trainer check " + name, "trainmaster run --trainer " + name + " ...");
        return ExitCode.DONE;
    }

    private static String template() throws IOException {
        try (InputStream in = TrainerNewCommand.class.getResourceAsStream("trainer.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What programs read. */
    record Written(String file, String schema) {}
}
