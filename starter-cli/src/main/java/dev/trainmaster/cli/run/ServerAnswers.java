package dev.trainmaster.cli.run;

import dev.trainmaster.cli.CommandFailure;
import dev.trainmaster.cli.ExitCode;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowServiceException;
import java.util.Optional;
import java.util.function.Supplier;

/** Calls to the server: what is wrong with it is told in words. */
final class ServerAnswers {

    private ServerAnswers() {}

    static <T> T within(Supplier<T> call) {
        try {
            return call.get();
        } catch (WorkflowServiceException e) {
            throw status(e).map(status -> failure(status, e)).orElse(e);
        } catch (StatusRuntimeException e) {
            throw told(e);
        }
    }

    static RuntimeException told(StatusRuntimeException e) {
        return failure(e.getStatus(), e);
    }

    /** The status at the root of what the SDK wrapped around it. */
    static Optional<Status> status(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof StatusRuntimeException answer) {
                return Optional.of(answer.getStatus());
            }
        }
        return Optional.empty();
    }

    private static RuntimeException failure(Status status, RuntimeException original) {
        String description = description(status);
        CommandFailure failure =
                switch (status.getCode()) {
                    case UNAVAILABLE ->
                        new CommandFailure(
                                ExitCode.UNREACHABLE,
                                "The Temporal server cannot be reached: " + description,
                                "Start one here with `trainmaster up`, or look at `trainmaster doctor`.");
                    case DEADLINE_EXCEEDED ->
                        new CommandFailure(
                                ExitCode.UNREACHABLE,
                                "The Temporal server did not answer in time",
                                "Look at `trainmaster doctor`, then try again.");
                    case NOT_FOUND ->
                        new CommandFailure(
                                ExitCode.UNREACHABLE,
                                "The server does not have this: " + description,
                                "Check the namespace (TEMPORAL_NAMESPACE or your temporal.toml profile).");
                    case INVALID_ARGUMENT ->
                        new CommandFailure(ExitCode.USAGE, "The server refused this: " + description);
                    case UNAUTHENTICATED, PERMISSION_DENIED ->
                        new CommandFailure(
                                ExitCode.UNREACHABLE,
                                "The server does not let you in: " + description,
                                "Check the API key or certificate of your temporal.toml profile.");
                    default -> null;
                };
        if (failure == null) {
            return original;
        }
        failure.initCause(original);
        return failure;
    }

    /** gRPC says "io exception"; what happened stands in its cause. */
    private static String description(Status status) {
        Throwable cause = status.getCause();
        while (cause != null && cause.getCause() != null && cause.getMessage() == null) {
            cause = cause.getCause();
        }
        return Optional.ofNullable(cause)
                .map(Throwable::getMessage)
                .or(() -> Optional.ofNullable(status.getDescription()))
                .orElse("no description");
    }
}
