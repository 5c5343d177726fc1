package dev.trainmaster.cli;

import dev.trainmaster.cli.request.RequestFlags;
import dev.trainmaster.cli.request.TakesRequest;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command line as a whole. Only the command that is asked for is built in full. */
public final class Trainmaster {

    private static final int WIDEST_HELP = 120;
    private static final int NARROWEST_HELP = 60;

    private final Cli cli;

    public Trainmaster(Surroundings surroundings) {
        this.cli = new Cli(surroundings);
    }

    public int execute(String... arguments) {
        return commandLine(arguments).execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
    }

    /** With every option of every command, which takes a while. */
    CommandLine inFull() {
        CommandLine root = new CommandLine(root());
        for (CommandName name : CommandName.values()) {
            root.addSubcommand(name.text(), full(name));
        }
        return root;
    }

    private CommandLine commandLine(String[] arguments) {
        CommandLine root = new CommandLine(root());
        Optional<CommandName> asked = Stream.of(arguments)
                .filter(argument -> !argument.startsWith("-"))
                .findFirst()
                .flatMap(CommandName::of);
        asked.ifPresentOrElse(
                name -> root.addSubcommand(name.text(), full(name)),
                () -> Stream.of(CommandName.values())
                        .forEach(name -> root.addSubcommand(name.text(), summaryOnly(name))));
        Failures failures = new Failures(cli);
        boolean colours = cli.surroundings().terminal().colours();
        int columns = cli.surroundings().terminal().columns();
        return root.setExecutionExceptionHandler(failures)
                .setParameterExceptionHandler(failures)
                .setExecutionStrategy(new CommandLine.RunLast())
                .setColorScheme(CommandLine.Help.defaultColorScheme(colours ? Ansi.ON : Ansi.OFF))
                .setUsageHelpWidth(Math.max(NARROWEST_HELP, Math.min(WIDEST_HELP, columns)))
                .setOut(new PrintWriter(cli.surroundings().terminal().out(), true))
                .setErr(new PrintWriter(cli.surroundings().terminal().err(), true));
    }

    private CommandLine full(CommandName name) {
        Object command = name.create(cli);
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().usageMessage().abbreviateSynopsis(true).sortOptions(false);
        if (command instanceof CommandGroup group) {
            group.commands().forEach(line::addSubcommand);
        }
        if (command instanceof TakesRequest requesting) {
            RequestFlags flags = new RequestFlags();
            flags.addTo(line.getCommandSpec());
            requesting.requestFlags(() -> flags.typed(line.getParseResult()));
        }
        return line;
    }

    private static CommandLine summaryOnly(CommandName name) {
        CommandSpec spec = CommandSpec.create().name(name.text());
        spec.usageMessage().description(name.summary());
        return new CommandLine(spec);
    }

    private static CommandSpec root() {
        CommandSpec root = CommandSpec.create()
                .name("trainmaster")
                .version("trainmaster " + version())
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("this text; `trainmaster COMMAND --help` tells more")
                        .build())
                .addOption(OptionSpec.builder("--version")
                        .versionHelp(true)
                        .description("the version")
                        .build());
        root.usageMessage()
                .description(
                        "Runs model training as durable workflows: export, dry run, approval, training that survives crashes.")
                .customSynopsis("trainmaster COMMAND [options]")
                .footer(
                        "",
                        "From nothing to a trained run:   trainmaster demo",
                        "With data of your own:           trainmaster up",
                        "                                 trainmaster run --dataset ./my.jsonl --model my-model --mode local",
                        "",
                        "Exit codes: 0 done, 1 run failed, 2 usage or invalid input, 3 dry run failed, 4 rejected, 5 approval",
                        "expired, 6 cancelled, 7 not found, 8 no server or worker, 9 timed out waiting, 130 interrupted");
        return root;
    }

    private static String version() {
        return Optional.ofNullable(Trainmaster.class.getPackage().getImplementationVersion())
                .orElse("(development)");
    }
}
