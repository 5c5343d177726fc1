package dev.trainmaster.cli.run;

import dev.trainmaster.run.Phase;
import dev.trainmaster.run.RunAttributes;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowExecutionMetadata;
import java.util.Optional;
import java.util.stream.Stream;

/** A run's phase as the server's own record has it. The status wins: a terminated run cannot update its attributes. */
final class ServerPhase {

    private ServerPhase() {}

    static Phase of(WorkflowExecutionMetadata metadata) {
        Optional<Phase> told = Optional.ofNullable(
                        metadata.getTypedSearchAttributes().get(RunAttributes.PHASE))
                .flatMap(name -> Stream.of(Phase.values())
                        .filter(phase -> phase.name().equals(name))
                        .findFirst());
        if (metadata.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
            return told.orElse(Phase.EXPORTING);
        }
        return told.filter(Phase::isOutcome).orElseGet(() -> closed(metadata.getStatus()));
    }

    private static Phase closed(WorkflowExecutionStatus status) {
        return switch (status) {
            case WORKFLOW_EXECUTION_STATUS_COMPLETED -> Phase.COMPLETED;
            case WORKFLOW_EXECUTION_STATUS_CANCELED -> Phase.CANCELLED;
            default -> Phase.FAILED;
        };
    }
}
