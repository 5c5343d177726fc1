package dev.trainmaster.server;

import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.ServerCalls.UnaryMethod;
import io.grpc.stub.StreamObserver;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.ExecuteMultiOperationRequest;
import io.temporal.api.workflowservice.v1.ExecuteMultiOperationResponse;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.ListWorkflowExecutionsResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceImplBase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The SDK's test service with what it lacks: lists, counts, and life after a worker's restart. */
final class InMemoryService {
    private final WorkflowServiceImplBase service;
    private final ExecutionCatalogue catalogue = new ExecutionCatalogue();
    private final Map<MethodDescriptor<?, ?>, ServerMethodDefinition<?, ?>> own = new LinkedHashMap<>();

    InMemoryService(WorkflowServiceImplBase service) {
        this.service = service;
    }

    ServerServiceDefinition definition() {
        // A worker that is gone would be asked for ever: the test service never falls back from its sticky queue.
        replace(
                WorkflowServiceGrpc.getRespondWorkflowTaskCompletedMethod(),
                (request, answer) -> service.respondWorkflowTaskCompleted(
                        request.toBuilder().clearStickyAttributes().build(), answer));
        replace(
                WorkflowServiceGrpc.getStartWorkflowExecutionMethod(),
                (request, answer) -> service.startWorkflowExecution(
                        request,
                        new OnNext<>(
                                answer,
                                started -> catalogue.add(
                                        request.getNamespace(), request.getWorkflowId(), started.getRunId()))));
        replace(
                WorkflowServiceGrpc.getSignalWithStartWorkflowExecutionMethod(),
                (request, answer) -> service.signalWithStartWorkflowExecution(
                        request,
                        new OnNext<>(
                                answer,
                                started -> catalogue.add(
                                        request.getNamespace(), request.getWorkflowId(), started.getRunId()))));
        replace(
                WorkflowServiceGrpc.getExecuteMultiOperationMethod(),
                (request, answer) -> service.executeMultiOperation(
                        request, new OnNext<>(answer, done -> addStarted(request, done))));
        // Children and continued runs are started by no request; they show when a worker polls them.
        replace(
                WorkflowServiceGrpc.getPollWorkflowTaskQueueMethod(),
                (request, answer) -> service.pollWorkflowTaskQueue(request, new OnNext<>(answer, task -> {
                    if (task.hasWorkflowExecution()) {
                        WorkflowExecution execution = task.getWorkflowExecution();
                        catalogue.add(request.getNamespace(), execution.getWorkflowId(), execution.getRunId());
                    }
                })));
        replace(
                WorkflowServiceGrpc.getListWorkflowExecutionsMethod(),
                (request, answer) -> reply(answer, () -> page(request)));
        replace(
                WorkflowServiceGrpc.getCountWorkflowExecutionsMethod(),
                (request, answer) -> reply(
                        answer,
                        () -> CountWorkflowExecutionsResponse.newBuilder()
                                .setCount(matching(request.getNamespace(), request.getQuery())
                                        .size())
                                .build()));

        ServerServiceDefinition theirs = service.bindService();
        ServerServiceDefinition.Builder ours = ServerServiceDefinition.builder(theirs.getServiceDescriptor());
        theirs.getMethods().forEach(method -> ours.addMethod(own.getOrDefault(method.getMethodDescriptor(), method)));
        return ours.build();
    }

    private <Q, A> void replace(MethodDescriptor<Q, A> method, UnaryMethod<Q, A> handler) {
        own.put(method, ServerMethodDefinition.create(method, ServerCalls.asyncUnaryCall(handler)));
    }

    private void addStarted(ExecuteMultiOperationRequest request, ExecuteMultiOperationResponse done) {
        for (int i = 0; i < done.getResponsesCount(); i++) {
            if (done.getResponses(i).hasStartWorkflow()) {
                catalogue.add(
                        request.getNamespace(),
                        request.getOperations(i).getStartWorkflow().getWorkflowId(),
                        done.getResponses(i).getStartWorkflow().getRunId());
            }
        }
    }

    private ListWorkflowExecutionsResponse page(ListWorkflowExecutionsRequest request) {
        return ExecutionPage.of(
                matching(request.getNamespace(), request.getQuery()),
                request.getPageSize(),
                request.getNextPageToken());
    }

    private List<WorkflowExecutionInfo> matching(String namespace, String query) {
        return catalogue.list(namespace, ListQuery.parse(query), execution -> describe(namespace, execution));
    }

    private WorkflowExecutionInfo describe(String namespace, WorkflowExecution execution) {
        DescribeWorkflowExecutionRequest request = DescribeWorkflowExecutionRequest.newBuilder()
                .setNamespace(namespace)
                .setExecution(execution)
                .build();
        return DirectAnswer.<DescribeWorkflowExecutionResponse>of(
                        answer -> service.describeWorkflowExecution(request, answer))
                .getWorkflowExecutionInfo();
    }

    private static <A> void reply(StreamObserver<A> answer, Supplier<A> work) {
        A value;
        try {
            value = work.get();
        } catch (StatusRuntimeException e) {
            answer.onError(e);
            return;
        }
        answer.onNext(value);
        answer.onCompleted();
    }
}
