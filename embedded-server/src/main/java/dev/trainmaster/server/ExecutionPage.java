package dev.trainmaster.server;

import com.google.protobuf.ByteString;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import java.util.List;

/** One page of a list. Its token is the last run id, so that runs that start meanwhile shift nothing. */
final class ExecutionPage {
    private static final int DEFAULT_SIZE = 1000;

    private ExecutionPage() {}

    static ListWorkflowExecutionsResponse of(List<WorkflowExecutionInfo> all, int pageSize, ByteString token) {
        int from = 0;
        while (!token.isEmpty() && from < all.size() && !runId(all.get(from)).equals(token.toStringUtf8())) {
            from++;
        }
        if (!token.isEmpty()) {
            from = Math.min(all.size(), from + 1);
        }
        int to = Math.min(all.size(), from + (pageSize > 0 ? pageSize : DEFAULT_SIZE));
        ListWorkflowExecutionsResponse.Builder page =
                ListWorkflowExecutionsResponse.newBuilder().addAllExecutions(all.subList(from, to));
        if (to < all.size()) {
            page.setNextPageToken(ByteString.copyFromUtf8(runId(all.get(to - 1))));
        }
        return page.build();
    }

    private static String runId(WorkflowExecutionInfo info) {
        return info.getExecution().getRunId();
    }
}
