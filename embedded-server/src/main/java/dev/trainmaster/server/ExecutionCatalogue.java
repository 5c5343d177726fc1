package dev.trainmaster.server;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** The executions that went through the in-memory server, which keeps no list that may be read while it works. */
final class ExecutionCatalogue {
    private static final Comparator<WorkflowExecutionInfo> OLDEST_FIRST = Comparator.comparingLong(
                    (WorkflowExecutionInfo info) -> info.getStartTime().getSeconds())
            .thenComparingInt(info -> info.getStartTime().getNanos());

    private record Key(String namespace, WorkflowExecution execution) {}

    private final Map<Key, WorkflowExecutionInfo> known = new LinkedHashMap<>();

    synchronized void add(String namespace, String workflowId, String runId) {
        WorkflowExecution execution = WorkflowExecution.newBuilder()
                .setWorkflowId(workflowId)
                .setRunId(runId)
                .build();
        known.putIfAbsent(new Key(namespace, execution), WorkflowExecutionInfo.getDefaultInstance());
    }

    /** Newest first. What has ended is described once; it does not change any more. */
    List<WorkflowExecutionInfo> list(
            String namespace,
            Predicate<WorkflowExecutionInfo> filter,
            Function<WorkflowExecution, WorkflowExecutionInfo> describe) {
        List<WorkflowExecutionInfo> found = new ArrayList<>();
        snapshot().forEach((key, info) -> {
            if (key.namespace().equals(namespace)) {
                // Without our lock: the test service holds its own here, and may hold it when it calls add.
                WorkflowExecutionInfo current = hasEnded(info) ? info : describe.apply(key.execution());
                remember(key, current);
                found.add(0, current);
            }
        });
        found.removeIf(filter.negate());
        found.sort(OLDEST_FIRST.reversed());
        return found;
    }

    private synchronized Map<Key, WorkflowExecutionInfo> snapshot() {
        return new LinkedHashMap<>(known);
    }

    private synchronized void remember(Key key, WorkflowExecutionInfo info) {
        known.put(key, info);
    }

    private static boolean hasEnded(WorkflowExecutionInfo info) {
        WorkflowExecutionStatus status = info.getStatus();
        return status != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_UNSPECIFIED
                && status != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
    }
}
