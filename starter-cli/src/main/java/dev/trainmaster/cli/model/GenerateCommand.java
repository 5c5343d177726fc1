package dev.trainmaster.cli.model;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.trainer.Tool;
import dev.trainmaster.cli.trainer.Trainers;
import dev.trainmaster.model.FinalModel;
import dev.trainmaster.trainer.ModelCommand;
import dev.trainmaster.trainer.TrainerHost;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code trainmaster generate} */
@Command(
        name = "generate",
        description = "Prints what the model of a run says after a prompt.",
        footer = {"", "Examples:", "  trainmaster generate my-run \"What is 2 plus 3?\""})
public final class GenerateCommand extends CliCommand {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    @Parameters(index = "0", paramLabel = "RUN", description = "the run, whose files lie on this machine")
    private String prefix;

    @Parameters(index = "1", paramLabel = "PROMPT", description = "what to say to it")
    private String prompt;

    public GenerateCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console) {
        try {
            LocalRun run = LocalRun.find(cli().surroundings(), prefix);
            FinalModel model = run.model();
            TrainerHost host = new Trainers(cli().surroundings()).host();
            ModelCommand speaking = ModelCommand.speaking(run.profile(), host, model.directory(), prompt)
                    .orElseThrow(() -> new CommandFailure(
                            ExitCode.USAGE,
                            "The profile of the trainer " + run.profile().name() + " does not say how its model speaks",
                            "Add model.generate to a profile of your own; the model is in " + model.directory()));
            List<String> said = new ArrayList<>();
            Tool.End end = new Tool(speaking.environment(), LIMIT).run(speaking.argv(), line -> {
                said.add(line);
                if (!console.isJson()) {
                    console.raw(line);
                }
            });
            if (!end.good()) {
                throw new CommandFailure(
                        ExitCode.RUN_FAILED,
                        "The model did not speak: exit code " + end.exitCode(),
                        end.lastLines(),
                        List.of());
            }
            console.document(new Said(run.id(), prompt, String.join("\n", said)));
            return ExitCode.DONE;
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.RUN_FAILED, "The model cannot be read: " + e.getMessage());
        }
    }

    /** What programs read. */
    record Said(String run, String prompt, String text) {}
}
