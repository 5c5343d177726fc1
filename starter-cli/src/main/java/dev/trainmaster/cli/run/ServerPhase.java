package dev.trainmaster.cli.run;

import dev.trainmaster.run.Phase;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import java.util.Optional;

/** A run's phase as the server's own record has it. The status wins: a terminated run cannot update its attributes. */
final class ServerPhase {

    private ServerPhase() {}

    static Phase of(Optional<String> attribute, WorkflowExecutionStatus status) {
        Optional<Phase> told = attribute.flatMap(ServerPhase::named);
        if (status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING) {
            return told.orElse(Phase.EXPORTING);
        }
        return told.filter(Phase::isOutcome).orElseGet(() -> closed(status));
    }

    private static Optional<Phase> named(String name) {
        for (Phase phase : Phase.values()) {
            if (phase.name().equals(name)) {
                return Optional.of(phase);
            }
        }
        return Optional.empty();
    }

    private static Phase closed(WorkflowExecutionStatus status) {
        return switch (status) {
            case WORKFLOW_EXECUTION_STATUS_COMPLETED -> Phase.COMPLETED;
            case WORKFLOW_EXECUTION_STATUS_CANCELED -> Phase.CANCELLED;
            default -> Phase.FAILED;
        };
    }
}
