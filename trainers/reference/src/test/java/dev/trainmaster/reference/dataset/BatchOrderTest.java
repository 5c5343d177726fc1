package dev.trainmaster.reference.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchOrderTest {
    @Test
    void anEpochTrainsEveryRecordOnceInAnOrderOfItsOwn() {
        BatchOrder order = new BatchOrder(10, 4, 42);
        assertThat(order.stepsPerEpoch()).isEqualTo(3);
        int[] first = epoch(order, 1);
        int[] second = epoch(order, 4);
        assertThat(first)
                .containsExactlyInAnyOrder(IntStream.range(0, 10).toArray())
                .isNotEqualTo(second);
        assertThat(second).containsExactlyInAnyOrder(IntStream.range(0, 10).toArray());
    }

    @Test
    void aStepsBatchDoesNotDependOnTheStepsBeforeIt() {
        BatchOrder straight = new BatchOrder(10, 4, 42);
        IntStream.rangeClosed(1, 7).forEach(straight::batch);
        assertThat(new BatchOrder(10, 4, 42).batch(8)).isEqualTo(straight.batch(8));
    }

    private static int[] epoch(BatchOrder order, int firstStep) {
        return IntStream.range(firstStep, firstStep + order.stepsPerEpoch())
                .flatMap(step -> Arrays.stream(order.batch(step)))
                .toArray();
    }
}
