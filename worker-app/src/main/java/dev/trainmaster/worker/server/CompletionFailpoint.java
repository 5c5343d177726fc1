package dev.trainmaster.worker.server;

import dev.trainmaster.supervisor.shim.Failpoint;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;

/** The place right after the server took an activity's result: a worker that dies there knows nothing of it any more. */
final class CompletionFailpoint implements ClientInterceptor {

    private static final String PLACE = "completion-sent";
    private static final String METHOD = "RespondActivityTaskCompleted";

    /** Nobody else pays for a look at every call. */
    static boolean isArmed() {
        return Failpoint.isArmed(PLACE);
    }

    @Override
    public <Q, A> ClientCall<Q, A> interceptCall(MethodDescriptor<Q, A> method, CallOptions options, Channel next) {
        ClientCall<Q, A> call = next.newCall(method, options);
        return METHOD.equals(method.getBareMethodName()) ? new Fatal<>(call) : call;
    }

    private static final class Fatal<Q, A> extends SimpleForwardingClientCall<Q, A> {

        private Fatal(ClientCall<Q, A> call) {
            super(call);
        }

        @Override
        public void start(Listener<A> listener, Metadata headers) {
            super.start(
                    new SimpleForwardingClientCallListener<>(listener) {
                        @Override
                        public void onMessage(A answer) {
                            Failpoint.reach(PLACE);
                            super.onMessage(answer);
                        }
                    },
                    headers);
        }
    }
}
