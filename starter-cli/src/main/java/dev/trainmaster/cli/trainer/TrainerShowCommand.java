package dev.trainmaster.cli.trainer;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Style;
import dev.trainmaster.cli.console.Table;
import dev.trainmaster.request.Device;
import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.trainer.KnownTrainer;
import dev.trainmaster.trainer.TrainerProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code trainmaster trainer show} */
@Command(name = "show", description = "Tells what a trainer's profile says; with -o json all of it.")
final class TrainerShowCommand extends CliCommand {

    @Parameters(paramLabel = "NAME", description = "the trainer")
    private String name;

    TrainerShowCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console) {
        Trainers trainers = new Trainers(cli().surroundings());
        TrainerProfile profile = trainers.profile(name);
        KnownTrainer known = trainers.known(name);
        console.answer(
                new Shown(known.origin(), TrainerListCommand.state(trainers, known), profile),
                () -> print(console, trainers, known, profile));
        return ExitCode.DONE;
    }

    private static void print(Console console, Trainers trainers, KnownTrainer known, TrainerProfile profile) {
        console.say(console.style(Style.BOLD, profile.name())
                + profile.version().map(version -> "  " + version).orElse("") + "  "
                + TrainerListCommand.state(trainers, known) + ", " + known.origin());
        profile.description().ifPresent(text -> console.say("  " + text));
        console.say("  starts    " + profile.command().written());
        console.say("  devices   "
                + String.join(", ", profile.devices().stream().map(Device::text).toList()));
        console.say("  formats   "
                + String.join(
                        ", ", profile.formats().stream().map(ExportFormat::text).toList()));
        console.say("  on stop   " + (profile.stop().saves() ? "saves a checkpoint" : "saves nothing") + ", exit code "
                + profile.stop().exitCodes());
        if (!profile.settings().listed().isEmpty()) {
            console.say("  settings, for --setting KEY=VALUE:");
            Table table = new Table("    KEY", "TYPE", "DEFAULT", "WHAT");
            profile.settings()
                    .listed()
                    .forEach((key, rule) -> table.row(
                            "    " + key,
                            rule.type().text(),
                            rule.usual().map(String::valueOf).orElse("-"),
                            rule.description() + (rule.choices().isEmpty() ? "" : " " + rule.choices())));
            table.print(console);
        }
        console.next("trainmaster trainer check " + profile.name());
    }

    /** What programs read. */
    record Shown(String origin, String state, TrainerProfile profile) {}
}
