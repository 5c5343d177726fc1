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
        description = {
            "Looks at this machine, its trainers, its server and its worker, and says what is missing and what to do.",
            "Exit code 8 if the server or a worker is missing, 3 if anything else is."
        },
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
        checks.addAll(new TrainerChecks(cli().surroundings()).run());
        checks.addAll(new ServerChecks(cli()).run(server.address()));
        console.answer(checks, () -> checks.forEach(check -> print(console, check)));
        return exitCode(checks);
    }

    private static ExitCode exitCode(List<Check> checks) {
        List<Check> failed = checks.stream()
                .filter(check -> check.verdict() == Check.Verdict.FAIL)
                .toList();
        if (failed.isEmpty()) {
            return ExitCode.DONE;
        }
        return failed.stream().anyMatch(check -> ServerChecks.ABOUT_REACHING_IT.contains(check.name()))
                ? ExitCode.UNREACHABLE
                : ExitCode.PREFLIGHT_FAILED;
    }

    private static void print(Console console, Check check) {
        String sign =
                switch (check.verdict()) {
                    case OK -> console.style(Style.GREEN, console.glyphs().done());
                    case WARN -> console.style(Style.YELLOW, "!");
                    case FAIL -> console.style(Style.RED, console.glyphs().failed());
                };
        console.say(String.format("%s %-12s %s", sign, check.name(), check.text()));
        if (!check.advice().isEmpty()) {
            console.say("               " + check.advice());
        }
    }
}
