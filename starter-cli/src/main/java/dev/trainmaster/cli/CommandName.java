package dev.trainmaster.cli;

import dev.trainmaster.cli.approval.ApproveCommand;
import dev.trainmaster.cli.approval.RejectCommand;
import dev.trainmaster.cli.run.ListCommand;
import dev.trainmaster.cli.run.ShowCommand;
import dev.trainmaster.cli.run.StartCommand;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The catalogue of commands: a command's class is loaded only when it is the one that runs. */
enum CommandName {
    START("start", "start a run and print its id", StartCommand::new),
    APPROVE("approve", "agree to a run's training", ApproveCommand::new),
    REJECT("reject", "end a run that waits for approval", RejectCommand::new),
    LIST("list", "all runs", ListCommand::new),
    SHOW("show", "everything about a run", ShowCommand::new);

    private final String text;
    private final String summary;
    private final Function<Cli, Object> command;

    CommandName(String text, String summary, Function<Cli, Object> command) {
        this.text = text;
        this.summary = summary;
        this.command = command;
    }

    String text() {
        return text;
    }

    String summary() {
        return summary;
    }

    Object create(Cli cli) {
        return command.apply(cli);
    }

    static Optional<CommandName> of(String text) {
        return Stream.of(values()).filter(name -> name.text.equals(text)).findFirst();
    }
}
