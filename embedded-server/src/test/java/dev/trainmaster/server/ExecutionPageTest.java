package dev.trainmaster.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExecutionPageTest {
    @Test
    void aListLongerThanAPageIsWhole() {
        List<WorkflowExecutionInfo> all = runs(7);

        ListWorkflowExecutionsResponse first = ExecutionPage.of(all, 3, ByteString.EMPTY);
        ListWorkflowExecutionsResponse second = ExecutionPage.of(all, 3, first.getNextPageToken());
        ListWorkflowExecutionsResponse third = ExecutionPage.of(all, 3, second.getNextPageToken());

        assertThat(ids(first)).containsExactly("0", "1", "2");
        assertThat(ids(second)).containsExactly("3", "4", "5");
        assertThat(ids(third)).containsExactly("6");
        assertThat(third.getNextPageToken().isEmpty()).isTrue();
    }

    @Test
    void aRunThatStartsBetweenTwoPagesShiftsNothing() {
        List<WorkflowExecutionInfo> all = new ArrayList<>(runs(4));
        ListWorkflowExecutionsResponse first = ExecutionPage.of(all, 2, ByteString.EMPTY);

        all.add(0, run("new"));

        assertThat(ids(ExecutionPage.of(all, 2, first.getNextPageToken()))).containsExactly("2", "3");
    }

    private static List<WorkflowExecutionInfo> runs(int count) {
        return IntStream.range(0, count).mapToObj(i -> run(Integer.toString(i))).toList();
    }

    private static WorkflowExecutionInfo run(String runId) {
        return WorkflowExecutionInfo.newBuilder()
                .setExecution(WorkflowExecution.newBuilder().setRunId(runId))
                .build();
    }

    private static List<String> ids(ListWorkflowExecutionsResponse page) {
        return page.getExecutionsList().stream()
                .map(info -> info.getExecution().getRunId())
                .toList();
    }
}
