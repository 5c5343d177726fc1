package dev.trainmaster.cli.dataset;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Figures;
import dev.trainmaster.cli.console.Style;
import dev.trainmaster.dataset.DatasetDetails;
import dev.trainmaster.dataset.DatasetKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code trainmaster dataset show} */
@Command(name = "show", description = "Reads a whole dataset and tells what is in it.")
final class DatasetShowCommand extends CliCommand {

    @Parameters(paramLabel = "KEY", description = "the dataset")
    private String key;

    DatasetShowCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console) {
        DatasetDetails details = new Datasets(cli().surroundings()).store().show(new DatasetKey(key));
        console.answer(details, () -> print(console, details));
        return ExitCode.DONE;
    }

    private static void print(Console console, DatasetDetails details) {
        console.say(console.style(Style.BOLD, details.key()) + "  " + details.path());
        console.say("  " + Figures.count(details.records(), "record")
                + details.kind().map(kind -> " (" + kind.text() + ")").orElse("") + ", "
                + Figures.bytes(details.bytes())
                + (details.invalid() == 0 ? "" : ", " + Figures.count(details.invalid(), "bad record")));
        console.say("  prompts: median " + details.promptCharacters().median() + ", p95 "
                + details.promptCharacters().p95() + ", longest "
                + details.promptCharacters().most() + " characters");
        if (!details.metaKeys().isEmpty()) {
            console.say("  meta keys (for --filter): " + details.metaKeys());
        }
        if (!details.ignoredKeys().isEmpty()) {
            console.say("  ignored keys: " + details.ignoredKeys());
        }
        details.firstProblems().forEach(problem -> console.say("  " + problem));
        console.next("trainmaster run --dataset " + details.key() + " --model my-model");
    }
}
