package dev.trainmaster.placement;

import dev.trainmaster.run.TrainingWorkflow;
import dev.trainmaster.training.TrainingOrder;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.Payloads;
import io.temporal.api.enums.v1.WorkflowTaskFailedCause;
import io.temporal.api.history.v1.ActivityTaskScheduledEventAttributes;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.common.converter.DataConverter;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * What the history of one execution tells of where its run lived.
 *
 * @param home the last that it was given, after as many starts as were ordered
 * @param before the execution that it was reset from, or tried again after
 */
record FormerLife(Optional<Home> home, Optional<String> before) {

    private static final String CLAIM = "ClaimHome";
    private static final String TRAIN = "Train";

    static FormerLife readFrom(Iterator<HistoryEvent> history, DataConverter converter) {
        Reader reader = new Reader(converter);
        history.forEachRemaining(reader::read);
        return new FormerLife(
                reader.home.map(home -> home.after(Math.max(home.startsSoFar(), reader.starts))), reader.before);
    }

    private static final class Reader {
        private final DataConverter converter;
        private final Set<Long> claims = new HashSet<>();
        private Optional<Home> home = Optional.empty();
        private Optional<String> before = Optional.empty();
        private int starts;

        Reader(DataConverter converter) {
            this.converter = converter;
        }

        void read(HistoryEvent event) {
            switch (event.getEventType()) {
                case EVENT_TYPE_WORKFLOW_EXECUTION_STARTED ->
                    before = Optional.ofNullable(event.getWorkflowExecutionStartedEventAttributes()
                                    .getMemo()
                                    .getFieldsMap()
                                    .get(TrainingWorkflow.RETRY_OF_MEMO))
                            .map(this::text);
                case EVENT_TYPE_WORKFLOW_TASK_FAILED -> readReset(event);
                case EVENT_TYPE_ACTIVITY_TASK_SCHEDULED ->
                    readOrder(event.getEventId(), event.getActivityTaskScheduledEventAttributes());
                case EVENT_TYPE_ACTIVITY_TASK_COMPLETED -> readAnswer(event);
                default -> {
                    // Tells nothing of where the run lived.
                }
            }
        }

        private void readReset(HistoryEvent event) {
            var failed = event.getWorkflowTaskFailedEventAttributes();
            if (failed.getCause() == WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_RESET_WORKFLOW) {
                before = Optional.of(failed.getBaseRunId());
            }
        }

        private void readOrder(long event, ActivityTaskScheduledEventAttributes order) {
            if (order.getActivityType().getName().equals(CLAIM)) {
                claims.add(event);
            } else if (order.getActivityType().getName().equals(TRAIN)) {
                starts = Math.max(
                        starts, content(order.getInput(), TrainingOrder.class).start());
            }
        }

        private void readAnswer(HistoryEvent event) {
            var completed = event.getActivityTaskCompletedEventAttributes();
            if (claims.contains(completed.getScheduledEventId())) {
                home = Optional.of(content(completed.getResult(), Home.class));
            }
        }

        private String text(Payload payload) {
            return content(Payloads.newBuilder().addPayloads(payload).build(), String.class);
        }

        private <T> T content(Payloads payloads, Class<T> type) {
            return converter.fromPayloads(0, Optional.of(payloads), type, type);
        }
    }
}
