package dev.trainmaster.cli.run;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.run.RunAttributes;
import dev.trainmaster.run.TrainingWorkflow;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.common.SearchAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Runs by the server's visibility, newest first. Of a run that was retried only the newest execution counts. */
final class RunList {

    /** More than anyone reads; keeps a mistyped prefix from walking through a year of runs. */
    private static final int MOST = 10_000;

    private final RunConnection connection;

    RunList(RunConnection connection) {
        this.connection = connection;
    }

    List<ListedRun> matching(RunFilter filter) {
        Map<String, ListedRun> newest = new LinkedHashMap<>();
        ServerAnswers.within(() -> {
            connection
                    .client()
                    .listExecutions(filter.query())
                    .limit(MOST)
                    .map(RunList::listed)
                    .filter(filter::keeps)
                    .takeWhile(run -> newest.size() < filter.limit())
                    .forEach(run -> newest.merge(run.runId(), run, RunList::newer));
            return newest;
        });
        return newest.values().stream()
                .sorted((a, b) -> b.startedAt().compareTo(a.startedAt()))
                .limit(filter.limit())
                .toList();
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

    private static ListedRun listed(WorkflowExecutionMetadata metadata) {
        SearchAttributes attributes = metadata.getTypedSearchAttributes();
        Long step = attributes.get(RunAttributes.STEP);
        Double loss = attributes.get(RunAttributes.LOSS);
        return new ListedRun(
                metadata.getExecution().getWorkflowId(),
                ServerPhase.of(metadata),
                metadata.getStartTime(),
                Optional.ofNullable(metadata.getCloseTime()),
                Optional.ofNullable(attributes.get(RunAttributes.DATASET)),
                Optional.ofNullable(attributes.get(RunAttributes.MODEL)),
                Optional.ofNullable(attributes.get(RunAttributes.TRAINER)),
                Optional.ofNullable(attributes.get(RunAttributes.MODE)),
                Optional.ofNullable(attributes.get(RunAttributes.REQUESTED_BY)),
                step == null ? OptionalLong.empty() : OptionalLong.of(step),
                loss == null ? OptionalDouble.empty() : OptionalDouble.of(loss));
    }

    static String ofOurType() {
        return "WorkflowType = '" + TrainingWorkflow.TYPE + "'";
    }
}
