package dev.trainmaster.dataset;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Lets several threads work on batches of lines, and gives the batches on in the order of the source. Only a few are on
 * their way at any time, so that memory does not grow with the source.
 */
final class RecordPipeline {
    // Half of the longest line: of lines that are nearly as long only one is on its way.
    private static final long HEAP_SHARE_ON_THE_WAY = 64;

    private final int workers;
    private final long mostBytes;

    RecordPipeline(int workers, long mostBytes) {
        this.workers = workers;
        this.mostBytes = mostBytes;
    }

    static RecordPipeline ofThisProcess() {
        Runtime machine = Runtime.getRuntime();
        return new RecordPipeline(machine.availableProcessors(), machine.maxMemory() / HEAP_SHARE_ON_THE_WAY);
    }

    void run(SourceLines source, WorkOrder order, BatchSink sink) throws IOException {
        run(source, () -> new RecordWork(order), sink);
    }

    /** @param work makes one for each batch that is on its way */
    void run(SourceLines source, Supplier<BatchWork> work, BatchSink sink) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(workers, RecordPipeline::thread);
        try {
            new Run(source, work, threads).to(sink);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "dataset-worker");
        thread.setDaemon(true);
        return thread;
    }

    private final class Run {
        private final SourceLines source;
        private final ExecutorService threads;
        private final Deque<Lane> free = new ArrayDeque<>();
        private final Deque<Lane> busy = new ArrayDeque<>();
        private boolean hasMore = true;
        private long nextIndex;
        private long bytes;

        Run(SourceLines source, Supplier<BatchWork> work, ExecutorService threads) {
            this.source = source;
            this.threads = threads;
            for (int i = 0; i < workers + 2; i++) {
                free.add(new Lane(work.get()));
            }
        }

        void to(BatchSink sink) throws IOException {
            do {
                while (hasMore && !free.isEmpty() && (busy.isEmpty() || bytes < mostBytes)) {
                    send(free.poll());
                }
                Lane first = busy.poll();
                first.await();
                bytes -= first.batch.bytes();
                if (sink.take(first.batch) == RecordSink.Wanted.NO_MORE) {
                    return;
                }
                first.batch.throwWhatEndedIt();
                first.batch.letGo();
                free.add(first);
            } while (hasMore || !busy.isEmpty());
        }

        private void send(Lane lane) {
            hasMore = lane.batch.fill(source, nextIndex);
            nextIndex += lane.batch.count();
            bytes += lane.batch.bytes();
            lane.result = threads.submit(() -> lane.work.on(lane.batch));
            busy.add(lane);
        }
    }

    /** A batch with all that is needed to work on it. */
    private static final class Lane {
        final RecordBatch batch = new RecordBatch();
        final BatchWork work;
        Future<?> result;

        Lane(BatchWork work) {
            this.work = work;
        }

        void await() throws IOException {
            try {
                result.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted while records were read");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof OutOfMemoryError) {
                    throw new UnusableSourceException(batch.tooMuch());
                }
                throw new IllegalStateException("records could not be worked on", e.getCause());
            }
        }
    }
}
