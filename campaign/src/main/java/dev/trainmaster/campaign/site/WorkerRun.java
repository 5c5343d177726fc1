package dev.trainmaster.campaign.site;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.campaign.BrokenPromise;
import dev.trainmaster.campaign.oracle.StepLog;
import dev.trainmaster.placement.TaskQueues;
import dev.trainmaster.run.Phase;
import dev.trainmaster.run.TrainingWorkflow;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One run of the test trainer on a site, from its request to its end. */
public final class WorkerRun {

    private static final Duration BOUND = Duration.ofMinutes(10);
    private static final int MOST_STARTS = 99;

    private final WorkerSite site;
    private final String id;

    private WorkerRun(WorkerSite site, String id) {
        this.site = site;
        this.id = id;
    }

    /** Asked for and approved, whether a worker lives or not. */
    public static WorkerRun start(WorkerSite site, String id, Map<String, Object> limits, List<String> switches) {
        return start(List.of(site), id, Map.of("limits", limits), switches);
    }

    /**
     * @param sites of one namespace, on each of which it can train
     * @param request what it asks for beside what all runs here ask for
     */
    public static WorkerRun start(
            List<WorkerSite> sites, String id, Map<String, Object> request, List<String> switches) {
        WorkerSite site = sites.get(0);
        sites.forEach(each -> writeProfile(each, id, switches));
        WorkerRun run = new WorkerRun(site, id);
        Map<String, Object> whole = new HashMap<>(request);
        whole.putAll(Map.of(
                "dataset", "sample", "model", "tiny", "mode", "local", "trainer", id, "selection", Map.of("limit", 4)));
        site.client()
                .newUntypedWorkflowStub(
                        TrainingWorkflow.TYPE,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(id)
                                .setTaskQueue(TaskQueues.DEFAULT_CONTROL)
                                .build())
                .start(whole);
        run.handle().signal("approve", "alice");
        return run;
    }

    private static void writeProfile(WorkerSite site, String id, List<String> switches) {
        site.home()
                .write(
                        "trainers/" + id + ".yaml",
                        "name: " + id + "\ncommand: ["
                                + TrainerCommand.of("{output}", switches).stream()
                                        .map(word -> '"' + word + '"')
                                        .collect(Collectors.joining(", "))
                                + "]\nenvironment: {allow: [PATH]}\nexitCodes:\n  3: {kind: data}\n  5: {kind: disk}\n"
                                + "completion: {event: true, finiteLoss: true}\n");
    }

    public String id() {
        return id;
    }

    public Path train() {
        return site.home().train(id);
    }

    public Path start(int number) {
        return train().resolve(Integer.toString(number));
    }

    public StepLog steps() {
        return StepLog.in(train());
    }

    public void reachesStep(int step) throws Exception {
        Wait.until(BOUND, "step " + step + " of " + id, () -> steps().lastStep() >= step);
    }

    public WorkflowStub handle() {
        return site.client().newUntypedWorkflowStub(id);
    }

    public WorkflowExecutionDescription described() {
        return handle().describe();
    }

    public boolean isClosed() {
        return described().getStatus() != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
    }

    public WorkerRun closes() throws Exception {
        Wait.until(BOUND, "the end of " + id, this::isClosed);
        return this;
    }

    public JsonNode result() {
        return site.home().result(id);
    }

    /** Told everywhere as this, and nothing of it alive. */
    public void requireOutcome(Phase outcome) {
        WorkflowExecutionStatus told = described().getStatus();
        BrokenPromise.unless(
                told == statusOf(outcome), id + " should be " + outcome + ", but the server tells " + told + why());
        if (Files.exists(site.home().run(id).resolve("result.json"))) {
            String written = result().path("outcome").asText();
            BrokenPromise.unless(
                    written.equals(outcome.name()),
                    id + " should be " + outcome + ", but result.json tells " + written);
        }
        requireNothingAlive();
    }

    public void requireCompleted() {
        WorkflowExecutionStatus told = described().getStatus();
        BrokenPromise.unless(
                told == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED,
                id + " should have completed, but the server tells " + told);
    }

    public void requireNothingAlive() {
        List<Long> alive = site.home().processesOf(id);
        BrokenPromise.unless(alive.isEmpty(), id + " is shown as ended, but alive are " + alive);
    }

    private String why() {
        return Files.exists(site.home().run(id).resolve("result.json"))
                ? ": " + result().path("failure") + " after " + steps().lines()
                : "";
    }

    /** The numbers under which the product began a start. */
    public List<Integer> startsBegun() {
        return startsWith("spec.json");
    }

    /** A worker that died right after it had begun a start leaves one without a trainer. */
    public List<Integer> startsThatCameToLife() {
        return startsWith("shim.json");
    }

    private List<Integer> startsWith(String file) {
        return IntStream.rangeClosed(1, MOST_STARTS)
                .filter(number -> Files.exists(start(number).resolve(file)))
                .boxed()
                .toList();
    }

    private static WorkflowExecutionStatus statusOf(Phase outcome) {
        return switch (outcome) {
            case COMPLETED -> WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED;
            case CANCELLED -> WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_CANCELED;
            default -> WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_FAILED;
        };
    }
}
