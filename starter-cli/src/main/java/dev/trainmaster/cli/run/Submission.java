package dev.trainmaster.cli.run;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.Surroundings;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.request.RequestFlag;
import dev.trainmaster.cli.request.RequestOptions;
import dev.trainmaster.cli.request.RequestReader;
import dev.trainmaster.cli.request.SourcedDocument;
import dev.trainmaster.request.RequestDocument;
import dev.trainmaster.request.TrainingRequest;
import java.util.Map;

/** A checked request with the id of its run, ready to start. */
public record Submission(String runId, RequestDocument document, TrainingRequest request) {

    /** Checks everything that can be checked without a server. */
    public static Submission of(Cli cli, RequestOptions options, Map<RequestFlag, Object> flags) {
        Surroundings surroundings = cli.surroundings();
        SourcedDocument document = options.document(surroundings, flags);
        TrainingRequest request = new RequestReader(surroundings.user()).read(document);
        String runId = options.runId(surroundings, request.dataset());
        return new Submission(runId, new RequestDocument(document.content()), request);
    }

    public StartOutcome startWith(RunClient client, Console console) {
        if (client.hasWorker().filter(present -> !present).isPresent()) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "The server at " + client.address() + " has no worker, so nothing was started",
                    "Start one with `trainmaster up` (or `trainmaster worker` in the foreground), then try again.");
        }
        StartOutcome outcome = client.start(runId, document);
        if (outcome instanceof StartOutcome.Existed existed) {
            console.say("The run " + runId + " exists already ("
                    + Phases.text(existed.run().phase()) + "): nothing was started.");
            if (!existed.sameRequest()) {
                console.note("warning: it was started with another request than this one; see `trainmaster show "
                        + runId + "`.");
            }
        } else {
            console.say("Started " + runId);
        }
        return outcome;
    }
}
