package dev.trainmaster.supervisor.shim;

import java.util.concurrent.CountDownLatch;

/** Entry of the shim process. */
public final class ShimMain {

    private static final int CRASHED = 70;

    private ShimMain() {}

    public static void main(String[] arguments) {
        int code = CRASHED;
        try {
            ShimOrder order = ShimOrder.parse(arguments, System.getenv());
            StopRequests requests =
                    new StopRequests(Shim.trainDirectory(order).resolve("stop"), order.start(), order.graceMillis());
            Runtime.getRuntime().addShutdownHook(new TerminationHook(requests));
            code = new Shim(order, Proc.ofThisHost(), requests).run();
        } catch (Throwable e) {
            e.printStackTrace();
        } finally {
            Runtime.getRuntime().halt(code);
        }
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
