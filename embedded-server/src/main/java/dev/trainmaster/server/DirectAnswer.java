package dev.trainmaster.server;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.function.Consumer;

/** The answer of a service method that is called in the same process and answers before it returns. */
final class DirectAnswer<T> implements StreamObserver<T> {
    private Optional<T> value = Optional.empty();
    private Optional<Throwable> error = Optional.empty();

    static <T> T of(Consumer<StreamObserver<T>> call) {
        DirectAnswer<T> answer = new DirectAnswer<>();
        call.accept(answer);
        answer.error.ifPresent(failure -> {
            throw Status.fromThrowable(failure).asRuntimeException();
        });
        return answer.value.orElseThrow(
                () -> Status.INTERNAL.withDescription("no answer").asRuntimeException());
    }

    @Override
    public void onNext(T next) {
        value = Optional.of(next);
    }

    @Override
    public void onError(Throwable failure) {
        error = Optional.of(failure);
    }

    @Override
    public void onCompleted() {
        // The value is there already.
    }
}
