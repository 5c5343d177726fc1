package dev.trainmaster.benchmarks.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.approval.Decision;
import dev.trainmaster.approval.DecisionReceipt;
import dev.trainmaster.approval.Verdict;
import dev.trainmaster.benchmarks.lab.BenchmarkException;
import dev.trainmaster.benchmarks.lab.Lab;
import dev.trainmaster.benchmarks.lab.ProcessFacts;
import dev.trainmaster.run.Phase;
import io.temporal.client.WorkflowStub;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A run with a short training, approved at the moment the gate opens. */
public final class ApprovedRun {

    private static final long BOUND_SECONDS = 120;
    private static final Map<String, Object> SHORT = Map.of(
            "dataset", "sample",
            "model", "tiny",
            "mode", "local",
            "hyperparameters", Map.of("maxSteps", 3));

    private final Lab lab;
    private final Map<String, Object> request;

    /** With the reference trainer and three steps. */
    ApprovedRun(Lab lab) {
        this(lab, SHORT);
    }

    public ApprovedRun(Lab lab, Map<String, Object> request) {
        this.lab = lab;
        this.request = request;
    }

    public RunTimes measure() {
        String runId = "bench-" + UUID.randomUUID();
        WorkflowStub run = lab.newRun(runId);
        long started = System.currentTimeMillis();
        run.start(request);
        RunHistory history = new RunHistory(lab, run.getExecution());
        history.awaitPhase(Phase.AWAITING_APPROVAL);
        long approved = System.currentTimeMillis();
        run.update(
                "decide",
                DecisionReceipt.class,
                new Decision(runId, "benchmark", Verdict.APPROVE, Optional.empty(), Optional.empty()));
        try {
            run.getResult(BOUND_SECONDS, TimeUnit.SECONDS, JsonNode.class);
        } catch (TimeoutException e) {
            throw new BenchmarkException("the run " + runId + " did not end within " + BOUND_SECONDS + " s", e);
        }
        long ended = System.currentTimeMillis();
        Path start = lab.run(runId).resolve("train/1");
        return new RunTimes(
                runId,
                started,
                approved,
                ProcessFacts.epochMillis(Lab.json(start.resolve("trainer.json"))
                        .path("startTicks")
                        .longValue()),
                Lab.json(start.resolve("exit.json")).path("endedAtMillis").longValue(),
                ended,
                history.activities());
    }
}
