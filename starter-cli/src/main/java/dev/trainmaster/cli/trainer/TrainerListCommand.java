package dev.trainmaster.cli.trainer;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Table;
import dev.trainmaster.trainer.KnownTrainer;
import dev.trainmaster.trainer.TrainerProfile;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code trainmaster trainer list} */
@Command(name = "list", description = "Lists the trainers, where each comes from, and whether it is installed.")
final class TrainerListCommand extends CliCommand {

    TrainerListCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console) {
        Trainers trainers = new Trainers(cli().surroundings());
        List<Line> lines = trainers.profiles().all().stream()
                .map(trainer -> line(trainers, trainer))
                .toList();
        console.answer(lines, () -> {
            Table table = new Table("TRAINER", "STATE", "FROM", "WHAT");
            lines.forEach(line -> table.row(
                    line.name(), line.state(), line.origin(), line.description().orElse("")));
            table.print(console);
            console.next("trainmaster trainer show NAME", "trainmaster trainer install NAME");
        });
        return ExitCode.DONE;
    }

    private static Line line(Trainers trainers, KnownTrainer trainer) {
        return new Line(
                trainer.name(),
                state(trainers, trainer),
                trainer.origin(),
                trainer.profile().flatMap(TrainerProfile::version),
                trainer.profile().map(TrainerProfile::description).orElse(trainer.problem()));
    }

    static String state(Trainers trainers, KnownTrainer trainer) {
        if (trainer.profile().isEmpty()) {
            return "broken";
        }
        Venv venv = trainers.venv(trainer.name());
        return trainer.profile()
                .flatMap(TrainerProfile::install)
                .map(rule -> trainers.installed(venv, rule))
                .or(() -> trainer.profile()
                        .filter(TrainerListCommand::livesInAVenv)
                        .map(profile -> venv.stateOfOwn()))
                .map(Venv.State::text)
                .orElse("ready");
    }

    private static boolean livesInAVenv(TrainerProfile profile) {
        String program = profile.command().plain().findFirst().orElse("");
        return program.startsWith("{venv}") || program.equals("{python}");
    }

    /** What programs read. */
    record Line(String name, String state, String origin, Optional<String> version, Optional<String> description) {}
}
