package dev.trainmaster.benchmarks.burst;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowServiceException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BurstTest {

    @Test
    void everyCallIsUnderWayBeforeAnyIsDone() {
        CountDownLatch underWay = new CountDownLatch(20);
        Burst.Outcome outcome = new Burst(20).of(nth -> {
            underWay.countDown();
            awaitAll(underWay);
        });
        assertThat(outcome.refusals()).isEmpty();
    }

    @Test
    void eachRefusalIsCountedAndTold() {
        Burst.Outcome outcome = new Burst(10).of(nth -> {
            if (nth == 7) {
                throw new WorkflowServiceException(
                        WorkflowExecution.getDefaultInstance(), "Type", new IllegalStateException("no room"));
            }
        });
        assertThat(outcome.refusals()).singleElement().asString().contains("no room");
    }

    private static void awaitAll(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
