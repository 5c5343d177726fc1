package dev.trainmaster.cli.run;

import dev.trainmaster.approval.Decision;
import dev.trainmaster.approval.DecisionReceipt;
import dev.trainmaster.approval.Extension;
import dev.trainmaster.approval.Verdict;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.placement.TaskQueues;
import dev.trainmaster.request.RequestDocument;
import dev.trainmaster.run.Phase;
import dev.trainmaster.supervisor.StartDirectory;
import dev.trainmaster.training.RunQuestion;
import io.temporal.api.common.v1.WorkflowExecution;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that the command does with runs. Each call is bounded. */
public final class RunClient implements AutoCloseable {

    /** A worker that lives answers in milliseconds; one that just starts needs a second or two. */
    public static final Duration PATIENCE = Duration.ofSeconds(3);

    private final RunConnection connection;
    private final RunList list;
    private final RunObserver observer;
    private final RunStarter starter;
    private final RunUpdates updates;

    public RunClient(RunConnection connection) {
        this.connection = connection;
        this.list = new RunList(connection);
        this.observer = new RunObserver(connection);
        this.starter = new RunStarter(connection);
        this.updates = new RunUpdates(connection);
    }

    public StartOutcome start(String runId, RequestDocument document) {
        if (starter.start(runId, document)) {
            return new StartOutcome.Started(runId);
        }
        RunView existing = look(runId);
        boolean same = existing.request().filter(document.read()::equals).isPresent();
        return new StartOutcome.Existed(runId, existing, same);
    }

    /** A new execution of a run that ended without completing. */
    public void retry(String runId) {
        RunView run = look(runId);
        WorkflowExecution execution = observer.describe(runId).getExecution();
        RequestDocument document = new RunHistory(connection).request(execution);
        if (!run.hasEnded()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "The run " + runId + " has not ended: it is " + Phases.text(run.phase()),
                    "End it first with `trainmaster cancel " + runId + "`.");
        }
        if (run.phase() == Phase.COMPLETED) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "The run " + runId + " completed: there is nothing to try again",
                    "Start another with `trainmaster start`.");
        }
        if (!starter.retry(document, execution)) {
            throw new CommandFailure(
                    ExitCode.USAGE, "Somebody else tried " + runId + " again just now", "trainmaster watch " + runId);
        }
    }

    /** What the server knows of the run that a trainer lives for. */
    public RunQuestion.Answer ask(String runId, StartDirectory start) throws IOException {
        return new RunQuestion(connection.client()).about(runId, start);
    }

    public RunView look(String runId) {
        return observer.look(runId, PATIENCE);
    }

    public List<ListedRun> list(RunFilter filter) {
        return list.matching(filter);
    }

    /** The id of the run that the prefix means. */
    public String resolve(String prefix) {
        return list.resolve(prefix);
    }

    /** What became of the decision; empty when no worker answered and it was left for one as a signal. */
    public Optional<DecisionReceipt> decide(String runId, Decision decision) {
        if (look(runId).isAnsweredByWorker()) {
            return Optional.of(updates.decide(runId, decision));
        }
        Map<String, String> content = new LinkedHashMap<>();
        content.put("id", decision.id());
        content.put("approver", decision.approver());
        decision.comment().ifPresent(comment -> content.put("comment", comment));
        decision.digest().ifPresent(digest -> content.put("digest", digest));
        ServerAnswers.within(() -> {
            connection
                    .client()
                    .newUntypedWorkflowStub(runId)
                    .signal(decision.verdict() == Verdict.APPROVE ? "approve" : "reject", content);
            return runId;
        });
        return Optional.empty();
    }

    public DecisionReceipt extend(String runId, Extension extension) {
        if (!look(runId).isAnsweredByWorker()) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "No worker answers for " + runId + ", and only a worker can move the deadline",
                    "Start one with `trainmaster up`, or look at `trainmaster doctor`.");
        }
        return updates.extend(runId, extension);
    }

    public void cancel(String runId, String reason) {
        ServerAnswers.within(() -> {
            connection.client().newUntypedWorkflowStub(runId).cancel(reason);
            return runId;
        });
    }

    /** Empty when this server cannot tell. */
    public Optional<Boolean> hasWorker() {
        return new WorkerPresence(connection).of(TaskQueues.DEFAULT_CONTROL);
    }

    public String address() {
        return connection.address();
    }

    public Optional<URI> webUi() {
        return connection.webUi();
    }

    @Override
    public void close() {
        connection.close();
    }
}
