package dev.trainmaster.supervisor.shim;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Entry of the shim process. */
public final class ShimMain {

    private static final int CRASHED = 70;

    private ShimMain() {}

    public static void main(String[] arguments) {
        int code = CRASHED;
        try {
            ShimOrder order = ShimOrder.parse(arguments, System.getenv());
            Proc proc = Proc.ofThisHost();
            StopRequests requests = new StopRequests(
                    Shim.trainDirectory(order).resolve("stop"), order.start(), order.graceMillis(), fence(order, proc));
            Runtime.getRuntime().addShutdownHook(new TerminationHook(requests));
            ResourceGroups groups = ResourceGroups.parse(
                    System.getenv(ResourceGroups.VARIABLE), System.getenv(ResourceGroups.EVENTS_VARIABLE));
            code = new Shim(order, proc, requests, groups).run();
        } catch (Throwable e) {
            e.printStackTrace();
        } finally {
            Runtime.getRuntime().halt(code);
        }
    }

    private static Optional<Fence> fence(ShimOrder order, Proc proc) {
        LeaseFile file = new LeaseFile(Shim.trainDirectory(order).resolve("lease"));
        return order.lease().isEmpty()
                ? Optional.empty()
                : Optional.of(new Fence(file, new BootClock(proc), order.lease().get(), order.graceMillis()));
    }

    /** Keeps a JVM that got SIGTERM alive until the main thread has stopped the trainer and halts. */
    private static final class TerminationHook extends Thread {

        private final StopRequests requests;

        TerminationHook(StopRequests requests) {
            this.requests = requests;
        }

        @Override
        public void run() {
            requests.terminated();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
