package dev.trainmaster.server;

import io.grpc.stub.StreamObserver;
import java.util.function.Consumer;

/** Looks at each answer before it goes out. */
record OnNext<T>(StreamObserver<T> target, Consumer<T> look) implements StreamObserver<T> {
    @Override
    public void onNext(T value) {
        look.accept(value);
        target.onNext(value);
    }

    @Override
    public void onError(Throwable error) {
        target.onError(error);
    }

    @Override
    public void onCompleted() {
        target.onCompleted();
    }
}
