package dev.trainmaster.training;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowTargetOptions;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends news to the workflow, in order and in the background. When the server cannot be reached they pile up to a bound
 * and the rest is dropped: the next progress says as much as all before it.
 */
final class NewsWire implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(NewsWire.class);
    private static final int MOST_WAITING = 16;
    private static final Duration IDLE = Duration.ofSeconds(2);
    private static final Duration LAST_NEWS_MAY_TAKE = Duration.ofSeconds(2);

    private final WorkflowClient client;
    private final WorkflowTargetOptions execution;
    private final String runId;
    private final ThreadPoolExecutor thread;

    NewsWire(WorkflowClient client, WorkflowTargetOptions execution, String runId) {
        this.client = client;
        this.execution = execution;
        this.runId = runId;
        this.thread = new ThreadPoolExecutor(
                1, 1, IDLE.toMillis(), TimeUnit.MILLISECONDS, new ArrayBlockingQueue<>(MOST_WAITING), task -> {
                    Thread daemon = new Thread(task, "news-" + runId);
                    daemon.setDaemon(true);
                    return daemon;
                });
        thread.allowCoreThreadTimeOut(true);
    }

    void send(TrainingNews news) {
        try {
            thread.execute(() -> signal(news));
        } catch (RejectedExecutionException e) {
            LOG.debug("News of {} dropped, too many wait: {}", runId, news.kind());
        }
    }

    private void signal(TrainingNews news) {
        try {
            client.newUntypedWorkflowStub(execution).signal("news", news);
        } catch (WorkflowException e) {
            LOG.info("News of {} not delivered: {}", runId, e.getMessage());
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LAST_NEWS_MAY_TAKE.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
