package dev.trainmaster.cli.server;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.ServerOption;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Style;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code trainmaster doctor} */
@Command(
        name = "doctor",
        description = "Looks at this machine, its server and its worker, and says what is missing and what to do.",
        footer = {"", "Examples:", "  trainmaster doctor", "  trainmaster doctor -o json"})
public final class DoctorCommand extends CliCommand {

    @Mixin
    private ServerOption server;

    public DoctorCommand(Cli cli) {
        super(cli);
    }

    @Override
    protected ExitCode run(Console console) {
        List<Check> checks = new ArrayList<>(new MachineChecks(cli().surroundings()).run());
        checks.addAll(new ServerChecks(cli()).run(server.address()));
        console.answer(checks, () -> checks.forEach(check -> print(console, check)));
        boolean unreachable = checks.stream().anyMatch(check -> check.verdict() == Check.Verdict.BAD);
        return unreachable ? ExitCode.UNREACHABLE : ExitCode.DONE;
    }

    private static void print(Console console, Check check) {
        String sign =
                switch (check.verdict()) {
                    case GOOD -> console.style(Style.GREEN, console.glyphs().done());
                    case WARNING -> console.style(Style.YELLOW, "!");
                    case BAD -> console.style(Style.RED, console.glyphs().failed());
                };
        console.say(String.format("%s %-12s %s", sign, check.name(), check.text()));
        if (!check.advice().isEmpty()) {
            console.say("               " + check.advice());
        }
    }
}
