package dev.trainmaster.cli.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.google.protobuf.Timestamp;
import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.run.RunAttributes;
import dev.trainmaster.run.TrainingWorkflow;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs by the server's visibility, newest first. Of a run that was retried only the newest execution counts. */
final class RunList {

    /** More than anyone reads; keeps a mistyped prefix from walking through a year of runs. */
    private static final int MOST = 10_000;

    private final RunConnection connection;
    private final JsonFactory json = new JsonFactory();

    RunList(RunConnection connection) {
        this.connection = connection;
    }

    List<ListedRun> matching(RunFilter filter) {
        Map<String, ListedRun> newest = new LinkedHashMap<>();
        int[] seen = {0};
        new VisiblePages(connection).read(filter.query(), execution -> {
            ListedRun run = listed(execution);
            if (filter.keeps(run)) {
                newest.merge(run.runId(), run, RunList::newer);
            }
            return newest.size() < filter.limit() && ++seen[0] < MOST;
        });
        List<ListedRun> runs = new ArrayList<>(newest.values());
        runs.sort((a, b) -> b.startedAt().compareTo(a.startedAt()));
        return runs;
    }

    /** The id of the one run whose id starts so. */
    String resolve(String prefix) {
        List<String> ids = matching(RunFilter.startingWith(prefix)).stream()
                .map(ListedRun::runId)
                .toList();
        if (ids.contains(prefix)) {
            return prefix;
        }
        if (ids.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.NOT_FOUND, "There is no run " + prefix, "See what there is with: trainmaster list");
        }
        if (ids.size() > 1) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "\"" + prefix + "\" could be any of " + ids.size() + " runs",
                    ids,
                    List.of("Type more of its id."));
        }
        return ids.get(0);
    }

    private static ListedRun newer(ListedRun a, ListedRun b) {
        return b.startedAt().isAfter(a.startedAt()) ? b : a;
    }

    private ListedRun listed(WorkflowExecutionInfo execution) {
        IndexedFields fields = new IndexedFields(execution.getSearchAttributes(), json);
        return new ListedRun(
                execution.getExecution().getWorkflowId(),
                ServerPhase.of(fields.text(RunAttributes.PHASE), execution.getStatus()),
                instant(execution.getStartTime()),
                execution.hasCloseTime() ? Optional.of(instant(execution.getCloseTime())) : Optional.empty(),
                fields.text(RunAttributes.DATASET),
                fields.text(RunAttributes.MODEL),
                fields.text(RunAttributes.TRAINER),
                fields.text(RunAttributes.MODE),
                fields.text(RunAttributes.REQUESTED_BY),
                fields.number(RunAttributes.STEP),
                fields.decimal(RunAttributes.LOSS));
    }

    private static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }

    static String ofOurType() {
        return "WorkflowType = '" + TrainingWorkflow.TYPE + "'";
    }
}
