package dev.trainmaster.server;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc.OperatorServiceBlockingStub;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Registers the search attributes that a server lacks because something older, or someone else, started it. */
public final class SearchAttributeRegistration {
    private static final int BOUND_SECONDS = 10;

    private SearchAttributeRegistration() {}

    /** The names that were missing and are registered now. */
    public static Set<String> ensure(TemporalServer server, Map<String, IndexedValueType> wanted) {
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(server.stubs());
        try {
            OperatorServiceBlockingStub operator = OperatorServiceGrpc.newBlockingStub(stubs.getRawChannel());
            Map<String, IndexedValueType> missing = new TreeMap<>(wanted);
            missing.keySet().removeAll(registered(operator, server.namespace()));
            missing.forEach((name, type) -> add(operator, server.namespace(), name, type));
            return Set.copyOf(missing.keySet());
        } catch (StatusRuntimeException e) {
            throw new ServerUnavailableException(
                    "Cannot register the search attributes " + wanted.keySet() + " in the namespace '"
                            + server.namespace() + "' of " + server.address() + ": " + e.getMessage()
                            + ". Ask its operator to create them.",
                    e);
        } finally {
            stubs.shutdownNow();
            stubs.awaitTermination(BOUND_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Name to type of those that the server lacks; empty when it cannot tell. */
    public static Optional<Map<String, String>> missing(TemporalServer server, Map<String, IndexedValueType> wanted) {
        WorkflowServiceStubs stubs = WorkflowServiceStubs.newServiceStubs(server.stubs());
        try {
            Set<String> there =
                    registered(OperatorServiceGrpc.newBlockingStub(stubs.getRawChannel()), server.namespace());
            Map<String, String> missing = new TreeMap<>();
            wanted.forEach((name, type) -> missing.put(name, SearchAttributeTypes.simpleName(type)));
            missing.keySet().removeAll(there);
            return there.isEmpty() && server.rung() != Rung.GIVEN ? Optional.empty() : Optional.of(missing);
        } catch (StatusRuntimeException e) {
            return Optional.empty();
        } finally {
            stubs.shutdownNow();
            stubs.awaitTermination(BOUND_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static Set<String> registered(OperatorServiceBlockingStub operator, String namespace) {
        try {
            return operator.withDeadlineAfter(BOUND_SECONDS, TimeUnit.SECONDS)
                    .listSearchAttributes(ListSearchAttributesRequest.newBuilder()
                            .setNamespace(namespace)
                            .build())
                    .getCustomAttributesMap()
                    .keySet();
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
                return Set.of();
            }
            throw e;
        }
    }

    private static void add(
            OperatorServiceBlockingStub operator, String namespace, String name, IndexedValueType type) {
        try {
            operator.withDeadlineAfter(BOUND_SECONDS, TimeUnit.SECONDS)
                    .addSearchAttributes(AddSearchAttributesRequest.newBuilder()
                            .setNamespace(namespace)
                            .putSearchAttributes(name, type)
                            .build());
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
                throw e;
            }
        }
    }
}
