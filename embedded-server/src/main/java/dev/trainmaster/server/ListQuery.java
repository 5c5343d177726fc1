package dev.trainmaster.server;

import io.grpc.Status;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.common.converter.DefaultDataConverter;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of Temporal's list filter that the in-memory server understands. */
final class ListQuery {
    private static final Pattern END = Pattern.compile("(?i)\\s*(ORDER\\s+BY\\b.*)?");
    private static final Pattern CONDITION =
            Pattern.compile("\\s*`?(\\w+)`?\\s*(=|(?i:STARTS_WITH))\\s*(?:'([^']*)'|\"([^\"]*)\")\\s*");
    private static final Pattern AND = Pattern.compile("(?i)AND\\b");

    private ListQuery() {}

    static Predicate<WorkflowExecutionInfo> parse(String query) {
        Predicate<WorkflowExecutionInfo> all = info -> true;
        if (END.matcher(query).matches()) {
            return all;
        }
        Matcher condition = CONDITION.matcher(query);
        Matcher and = AND.matcher(query);
        for (int at = 0; ; at = and.end()) {
            if (!condition.region(at, query.length()).lookingAt()) {
                throw unsupported(query);
            }
            all = all.and(condition(query, condition));
            if (END.matcher(query).region(condition.end(), query.length()).matches()) {
                return all;
            }
            if (!and.region(condition.end(), query.length()).lookingAt()) {
                throw unsupported(query);
            }
        }
    }

    private static Predicate<WorkflowExecutionInfo> condition(String query, Matcher parsed) {
        String field = parsed.group(1);
        String value = parsed.group(3) != null ? parsed.group(3) : parsed.group(4);
        if (!parsed.group(2).equals("=")) {
            if (!field.equals("WorkflowId")) {
                throw unsupported(query);
            }
            return info -> info.getExecution().getWorkflowId().startsWith(value);
        }
        return switch (field) {
            case "WorkflowId" -> info -> info.getExecution().getWorkflowId().equals(value);
            case "RunId" -> info -> info.getExecution().getRunId().equals(value);
            case "WorkflowType" -> info -> info.getType().getName().equals(value);
            case "ExecutionStatus" -> info -> status(info).equals(value.toLowerCase(Locale.ROOT));
            default -> info -> attributeEquals(info, field, value);
        };
    }

    /** WORKFLOW_EXECUTION_STATUS_TIMED_OUT is asked for as TimedOut. */
    private static String status(WorkflowExecutionInfo info) {
        return info.getStatus()
                .name()
                .substring("WORKFLOW_EXECUTION_STATUS_".length())
                .replace("_", "")
                .toLowerCase(Locale.ROOT);
    }

    private static boolean attributeEquals(WorkflowExecutionInfo info, String name, String value) {
        Payload payload = info.getSearchAttributes().getIndexedFieldsMap().get(name);
        return payload != null
                && value.equals(String.valueOf(
                        DefaultDataConverter.STANDARD_INSTANCE.fromPayload(payload, Object.class, Object.class)));
    }

    private static RuntimeException unsupported(String query) {
        return Status.INVALID_ARGUMENT
                .withDescription("The in-memory server cannot answer: " + query
                        + ". It knows Field = 'value' for WorkflowId, RunId, WorkflowType, ExecutionStatus and search "
                        + "attributes, WorkflowId STARTS_WITH 'value', and AND between them; newest first. "
                        + "For more, use a real server: trainmaster server install")
                .asRuntimeException();
    }
}
