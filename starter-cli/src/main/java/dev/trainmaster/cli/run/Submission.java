package dev.trainmaster.cli.run;

import dev.trainmaster.cli.Cli;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.Surroundings;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Figures;
import dev.trainmaster.cli.dataset.Datasets;
import dev.trainmaster.cli.request.RequestFlag;
import dev.trainmaster.cli.request.RequestOptions;
import dev.trainmaster.cli.request.RequestReader;
import dev.trainmaster.cli.request.SourcedDocument;
import dev.trainmaster.cli.worker.Pause;
import dev.trainmaster.cli.worker.Workers;
import dev.trainmaster.dataset.AddedDataset;
import dev.trainmaster.request.RequestDocument;
import dev.trainmaster.request.TrainingRequest;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** A checked request with the id of its run, ready to start. */
public record Submission(String runId, RequestDocument document, TrainingRequest request) {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** What a worker of this home that lives may need until it polls, on a machine that is busy. */
    private static final Duration START_OF_A_WORKER = Duration.ofSeconds(30);

    /** Checks everything that can be checked without a server. */
    public static Submission of(Cli cli, RequestOptions options, Map<RequestFlag, Object> flags, Console console) {
        Surroundings surroundings = cli.surroundings();
        Optional<String> file = Optional.ofNullable(flags.get(RequestFlag.DATASET))
                .map(Object::toString)
                .filter(Datasets::isFile);
        Map<RequestFlag, Object> named = new EnumMap<>(RequestFlag.class);
        named.putAll(flags);
        file.ifPresent(path -> named.put(RequestFlag.DATASET, Datasets.keyOf(path)));
        SourcedDocument document = options.document(surroundings, named);
        TrainingRequest request = new RequestReader(surroundings.user()).read(document);
        String runId = options.runId(surroundings, request.dataset());
        file.ifPresent(path -> add(surroundings, path, request, console));
        return new Submission(runId, new RequestDocument(document.content()), request);
    }

    /** A file that is given as the dataset becomes one first: workers read nothing outside of the dataset root. */
    private static void add(Surroundings surroundings, String file, TrainingRequest request, Console console) {
        AddedDataset added = new Datasets(surroundings)
                .add(file, Optional.empty(), request.selection().maxInvalid());
        console.say(
                "Dataset " + added.key() + ": " + Figures.count(added.records(), "record") + " (" + added.path() + ")");
    }

    public StartOutcome startWith(RunClient client, Workers workers, Console console) {
        if (!hasWorkerSoon(client, workers)) {
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

    /** A worker that was started a moment ago polls in a moment. A server that cannot tell is trusted. */
    private static boolean hasWorkerSoon(RunClient client, Workers workers) {
        long start = System.nanoTime();
        while (!client.hasWorker().orElse(true)) {
            Duration most = workers.serves(client.address()) ? START_OF_A_WORKER : RunClient.PATIENCE;
            if (System.nanoTime() - start > most.toNanos()) {
                return false;
            }
            Pause.of(BETWEEN_LOOKS);
        }
        return true;
    }
}
