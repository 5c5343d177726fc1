package dev.trainmaster.cli;

import dev.trainmaster.cli.approval.ApproveCommand;
import dev.trainmaster.cli.approval.ExtendCommand;
import dev.trainmaster.cli.approval.PendingCommand;
import dev.trainmaster.cli.approval.RejectCommand;
import dev.trainmaster.cli.dataset.DatasetCommand;
import dev.trainmaster.cli.dataset.ExportCommand;
import dev.trainmaster.cli.demo.DemoCommand;
import dev.trainmaster.cli.model.GenerateCommand;
import dev.trainmaster.cli.model.ModelCommand;
import dev.trainmaster.cli.preflight.ValidateCommand;
import dev.trainmaster.cli.request.InitCommand;
import dev.trainmaster.cli.run.CancelCommand;
import dev.trainmaster.cli.run.ListCommand;
import dev.trainmaster.cli.run.RetryCommand;
import dev.trainmaster.cli.run.RunCommand;
import dev.trainmaster.cli.run.ShowCommand;
import dev.trainmaster.cli.run.StartCommand;
import dev.trainmaster.cli.run.WatchCommand;
import dev.trainmaster.cli.run.WhyCommand;
import dev.trainmaster.cli.server.DoctorCommand;
import dev.trainmaster.cli.server.DownCommand;
import dev.trainmaster.cli.server.ServerCommand;
import dev.trainmaster.cli.server.UpCommand;
import dev.trainmaster.cli.trainer.TrainerCommand;
import dev.trainmaster.cli.training.LogsCommand;
import dev.trainmaster.cli.training.MetricsCommand;
import dev.trainmaster.cli.worker.WorkerCommand;
import java.util.Optional;
import java.util.stream.Stream;

/** The catalogue of commands: a command's class is loaded only when it is the one that runs. */
enum CommandName {
    DEMO("demo", "the whole story on this machine, from nothing"),
    UP("up", "start a server and a worker in the background"),
    DOWN("down", "stop them"),
    WORKER("worker", "run a worker in the foreground"),
    INIT("init", "write a commented run.yaml"),
    START("start", "start a run and print its id"),
    RUN("run", "start a run and watch it"),
    APPROVE("approve", "agree to a run's training"),
    REJECT("reject", "end a run that waits for approval"),
    EXTEND("extend", "give the approvers more time"),
    PENDING("pending", "the runs that wait for approval"),
    LIST("list", "all runs"),
    SHOW("show", "everything about a run"),
    WATCH("watch", "watch a run to its end"),
    LOGS("logs", "what a run's trainer said"),
    METRICS("metrics", "a run's losses"),
    WHY("why", "why a run is where it is"),
    CANCEL("cancel", "cancel a run"),
    RETRY("retry", "start an ended run once more"),
    DATASET("dataset", "add, list and show datasets"),
    TRAINER("trainer", "list, check and install trainers, write a profile of your own"),
    MODEL("model", "show and export the model of a run"),
    GENERATE("generate", "what the model of a run says"),
    EXPORT("export", "write a dataset as JSONL, without a server"),
    VALIDATE("validate", "the whole dry run of a request, without a server"),
    DOCTOR("doctor", "what is missing on this machine"),
    SERVER("server", "install a Temporal server"),
    COMPLETION("completion", "a completion script for shells");

    private final String text;
    private final String summary;

    CommandName(String text, String summary) {
        this.text = text;
        this.summary = summary;
    }

    String text() {
        return text;
    }

    String summary() {
        return summary;
    }

    Object create(Cli cli) {
        return switch (this) {
            case DEMO -> new DemoCommand(cli);
            case UP -> new UpCommand(cli);
            case DOWN -> new DownCommand(cli);
            case WORKER -> new WorkerCommand(cli);
            case INIT -> new InitCommand(cli);
            case START -> new StartCommand(cli);
            case RUN -> new RunCommand(cli);
            case APPROVE -> new ApproveCommand(cli);
            case REJECT -> new RejectCommand(cli);
            case EXTEND -> new ExtendCommand(cli);
            case PENDING -> new PendingCommand(cli);
            case LIST -> new ListCommand(cli);
            case SHOW -> new ShowCommand(cli);
            case WATCH -> new WatchCommand(cli);
            case LOGS -> new LogsCommand(cli);
            case METRICS -> new MetricsCommand(cli);
            case WHY -> new WhyCommand(cli);
            case CANCEL -> new CancelCommand(cli);
            case RETRY -> new RetryCommand(cli);
            case DATASET -> new DatasetCommand(cli);
            case TRAINER -> new TrainerCommand(cli);
            case MODEL -> new ModelCommand(cli);
            case GENERATE -> new GenerateCommand(cli);
            case EXPORT -> new ExportCommand(cli);
            case VALIDATE -> new ValidateCommand(cli);
            case DOCTOR -> new DoctorCommand(cli);
            case SERVER -> new ServerCommand(cli);
            case COMPLETION -> new CompletionCommand(cli);
        };
    }

    static Optional<CommandName> of(String text) {
        return Stream.of(values()).filter(name -> name.text.equals(text)).findFirst();
    }
}
