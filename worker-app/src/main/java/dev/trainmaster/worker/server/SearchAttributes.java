package dev.trainmaster.worker.server;

import dev.trainmaster.run.RunAttributes;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc.OperatorServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Teaches a server the search attributes of runs, without which it refuses to start one. */
public final class SearchAttributes {

    private static final Logger LOG = LoggerFactory.getLogger(SearchAttributes.class);

    private final WorkflowClient client;
    private final Duration timeout;

    public SearchAttributes(WorkflowClient client, Duration timeout) {
        this.client = client;
        this.timeout = timeout;
    }

    /** Registers what is missing. A namespace that was made a moment ago answers NOT_FOUND for about a second. */
    public void register() {
        OperatorServiceStubs operator = OperatorServiceStubs.newServiceStubs(OperatorServiceStubsOptions.newBuilder(
                        client.getWorkflowServiceStubs().getOptions())
                .validateAndBuildWithDefaults());
        try {
            registerWith(operator);
        } finally {
            operator.shutdownNow();
        }
    }

    private void registerWith(OperatorServiceStubs operator) {
        Map<String, IndexedValueType> missing = new TreeMap<>(RunAttributes.types());
        try {
            Map<String, IndexedValueType> known = known(operator);
            known.forEach((name, type) -> requireSameType(name, type, missing.remove(name)));
            if (!missing.isEmpty()) {
                add(operator, missing);
            }
        } catch (StatusRuntimeException refusal) {
            if (refusal.getStatus().getCode() != Status.Code.PERMISSION_DENIED
                    && refusal.getStatus().getCode() != Status.Code.UNIMPLEMENTED) {
                throw refusal;
            }
            LOG.warn(
                    "The server lets this worker register no search attributes ({}): somebody who may must see to it"
                            + " that namespace {} has {}",
                    refusal.getStatus().getCode(),
                    namespace(),
                    missing);
        }
    }

    private Map<String, IndexedValueType> known(OperatorServiceStubs operator) {
        return bounded(operator)
                .listSearchAttributes(ListSearchAttributesRequest.newBuilder()
                        .setNamespace(namespace())
                        .build())
                .getCustomAttributesMap();
    }

    private void add(OperatorServiceStubs operator, Map<String, IndexedValueType> missing) {
        try {
            bounded(operator)
                    .addSearchAttributes(AddSearchAttributesRequest.newBuilder()
                            .setNamespace(namespace())
                            .putAllSearchAttributes(missing)
                            .build());
            LOG.debug("Registered the search attributes {}", missing.keySet());
        } catch (StatusRuntimeException refusal) {
            if (refusal.getStatus().getCode() != Status.Code.ALREADY_EXISTS) {
                throw refusal;
            }
            LOG.debug("Another worker registered the search attributes at the same moment");
        }
    }

    private OperatorServiceBlockingStub bounded(OperatorServiceStubs operator) {
        return operator.blockingStub().withDeadlineAfter(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private String namespace() {
        return client.getOptions().getNamespace();
    }

    private void requireSameType(String name, IndexedValueType known, IndexedValueType ours) {
        if (ours != null && ours != known) {
            throw Status.FAILED_PRECONDITION
                    .withDescription("search attribute " + name + " of namespace " + namespace() + " has the type "
                            + known + " where runs need " + ours + ": remove it, or use another namespace")
                    .asRuntimeException();
        }
    }
}
