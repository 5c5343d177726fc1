package dev.trainmaster.cli.run;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CliCommand;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.ServerOption;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.request.RequestFlag;
import dev.trainmaster.cli.request.RequestOptions;
import dev.trainmaster.cli.request.TakesRequest;
import dev.trainmaster.cli.worker.Workers;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code trainmaster start} */
@Command(
        name = "start",
        description = "Starts a run and prints its id. It goes on without this command.",
        footer = {
            "",
            "Examples:",
            "  trainmaster start --dataset sample --model tiny",
            "  trainmaster start -f run.yaml --epochs 1 --mode local",
            "  trainmaster start --dataset ./my.jsonl --model my-model --mode local --approval-timeout 2h"
        })
public final class StartCommand extends CliCommand implements TakesRequest {

    @Mixin
    private RequestOptions request;

    @Mixin
    private ServerOption server;

    private Supplier<Map<RequestFlag, Object>> flags = Map::of;

    public StartCommand(Cli cli) {
        super(cli);
    }

    @Override
    public void requestFlags(Supplier<Map<RequestFlag, Object>> typed) {
        flags = typed;
    }

    @Override
    protected ExitCode run(Console console) {
        Submission submission = Submission.of(cli(), request, flags.get(), console);
        try (RunClient client = cli().connect(server.address())) {
            StartOutcome outcome = submission.startWith(client, new Workers(cli().surroundings()), console);
            console.document(new StartAnswer(outcome.runId(), outcome instanceof StartOutcome.Started));
            NextSteps.afterStart(console, outcome.runId(), submission.request());
            return ExitCode.DONE;
        }
    }

    /** What programs read. */
    record StartAnswer(String runId, boolean started) {}
}
