package dev.trainmaster.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.SearchAttributes;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.common.v1.WorkflowType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.common.converter.DefaultDataConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListQueryTest {
    private static final WorkflowExecutionInfo RUN = WorkflowExecutionInfo.newBuilder()
            .setExecution(
                    WorkflowExecution.newBuilder().setWorkflowId("run AND more").setRunId("r1"))
            .setType(WorkflowType.newBuilder().setName("TrainingWorkflow"))
            .setStatus(WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_TIMED_OUT)
            .setSearchAttributes(SearchAttributes.newBuilder().putIndexedFields("TrainmasterStep", payload(42)))
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "ORDER BY StartTime DESC",
                "WorkflowId = 'run AND more'",
                "`WorkflowId`=\"run AND more\"",
                "WorkflowId STARTS_WITH 'run' AND ExecutionStatus = 'TimedOut'",
                "WorkflowType='TrainingWorkflow' and RunId='r1' and TrainmasterStep = '42' order by CloseTime",
            })
    void aQueryThatFitsFindsTheRun(String query) {
        assertThat(ListQuery.parse(query)).accepts(RUN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WorkflowId = 'run'",
                "WorkflowId STARTS_WITH 'un'",
                "ExecutionStatus = 'Running'",
                "WorkflowType='TrainingWorkflow' AND TrainmasterPhase = 'TRAINING'",
                "TrainmasterStep = '4'",
            })
    void aQueryThatDoesNotFitDoesNot(String query) {
        assertThat(ListQuery.parse(query)).rejects(RUN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WorkflowId = 'a' OR WorkflowId = 'b'",
                "WorkflowId = 'a' AND",
                "AND WorkflowId = 'a'",
                "WorkflowId != 'a'",
                "TrainmasterPhase STARTS_WITH 'T'",
                "WorkflowId = a",
                "nonsense",
            })
    void anythingElseIsRefusedWithTheQueryInTheMessage(String query) {
        assertThatThrownBy(() -> ListQuery.parse(query))
                .isInstanceOf(StatusRuntimeException.class)
                .hasMessageContaining("INVALID_ARGUMENT")
                .hasMessageContaining(query);
    }

    @Test
    void anOrderInsideAValueIsPartOfTheValue() {
        assertThat(ListQuery.parse("WorkflowId = 'a ORDER BY b'"))
                .accepts(RUN.toBuilder()
                        .setExecution(WorkflowExecution.newBuilder().setWorkflowId("a ORDER BY b"))
                        .build());
    }

    private static Payload payload(Object value) {
        return DefaultDataConverter.STANDARD_INSTANCE.toPayload(value).orElseThrow();
    }
}
