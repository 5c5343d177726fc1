package dev.trainmaster.benchmarks.burst;

import dev.trainmaster.benchmarks.lab.BenchmarkException;
import io.temporal.client.WorkflowException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** So many calls from as many threads, none of which begins before all are ready. */
final class Burst {

    private static final long BOUND_SECONDS = 60;

    private final int atOnce;

    Burst(int atOnce) {
        this.atOnce = atOnce;
    }

    Outcome of(IntConsumer call) {
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        try {
            CyclicBarrier ready = new CyclicBarrier(atOnce + 1);
            List<Future<Optional<String>>> calls = IntStream.range(0, atOnce)
                    .mapToObj(nth -> threads.submit(() -> {
                        ready.await(BOUND_SECONDS, TimeUnit.SECONDS);
                        return refusal(call, nth);
                    }))
                    .toList();
            ready.await(BOUND_SECONDS, TimeUnit.SECONDS);
            long started = System.nanoTime();
            List<String> refusals =
                    calls.stream().flatMap(done -> answer(done).stream()).toList();
            return new Outcome(atOnce, refusals, (System.nanoTime() - started) / 1e9);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted in a burst of " + atOnce);
        } catch (BrokenBarrierException | TimeoutException e) {
            throw new BenchmarkException("the threads of a burst of " + atOnce + " were not ready in time", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Optional<String> refusal(IntConsumer call, int nth) {
        try {
            call.accept(nth);
            return Optional.empty();
        } catch (WorkflowException e) {
            return Optional.of(e + ", caused by " + e.getCause());
        }
    }

    private static Optional<String> answer(Future<Optional<String>> call) {
        try {
            return call.get(BOUND_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted in a burst");
        } catch (ExecutionException | TimeoutException e) {
            return Optional.of(e.toString());
        }
    }

    record Outcome(int calls, List<String> refusals, double seconds) {

        double perSecond() {
            return (calls - refusals.size()) / seconds;
        }
    }
}
