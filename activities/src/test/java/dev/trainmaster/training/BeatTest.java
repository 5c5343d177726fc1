package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.temporal.client.ActivityNotExistsException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BeatTest {

    private static final Duration BOUND = Duration.ofSeconds(10);

    @Test
    void itTellsTheNewestEverySecond() {
        List<Object> told = new CopyOnWriteArrayList<>();
        try (Beat beat = new Beat(told::add, "first", answer -> Optional.empty(), "run")) {
            beat.start();
            await().atMost(BOUND).until(() -> told.contains("first"));
            beat.tell("second");
            await().atMost(BOUND).until(() -> told.contains("second"));
            assertThat(beat.decision()).isEmpty();
        }
    }

    @Test
    void itBeatsEverySecondAndNotMoreOften() {
        List<Long> beats = new CopyOnWriteArrayList<>();
        try (Beat beat =
                new Beat(details -> beats.add(System.nanoTime()), "first", answer -> Optional.empty(), "run")) {
            beat.start();
            await().atMost(BOUND).until(() -> beats.size() >= 5);
        }
        List<Long> pauses = IntStream.range(1, 5)
                .mapToObj(i -> TimeUnit.NANOSECONDS.toMillis(beats.get(i) - beats.get(i - 1)))
                .sorted()
                .toList();
        assertThat(pauses.get(0)).isGreaterThanOrEqualTo(950);
        assertThat(pauses.get(1)).isLessThan(1_500);
    }

    @Test
    void anAnswerThatDecidesNothingYetIsAskedAboutAgain() {
        AtomicInteger asked = new AtomicInteger();
        Decision decision = new Decision.Leave(DrainSignal.Wish.DETACH);
        Beat.Heart refused = details -> {
            throw new ActivityNotExistsException(new IllegalStateException("not there"));
        };
        try (Beat beat = new Beat(
                refused,
                "first",
                answer -> asked.incrementAndGet() < 3 ? Optional.empty() : Optional.of(decision),
                "run")) {
            beat.start();
            await().atMost(BOUND).until(() -> beat.decision().isPresent());
            assertThat(beat.decision()).hasValue(decision);
            assertThat(asked).hasValue(3);
        }
    }

    @Test
    void aHeartbeatThatBlocksHoldsUpNobody() {
        CountDownLatch never = new CountDownLatch(1);
        try (Beat beat = new Beat(details -> awaitQuietly(never), "first", answer -> Optional.empty(), "blocked")) {
            beat.start();
            assertThat(beat.decision()).isEmpty();
        }
        await().atMost(BOUND)
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("heartbeat-blocked")));
    }

    @Test
    void aHeartbeatThatBreaksIsNotTakenForOneThatIsHeard() {
        Beat.Heart broken = details -> {
            throw new IllegalStateException("no converter");
        };
        try (Beat beat = new Beat(broken, "first", answer -> Optional.empty(), "run")) {
            beat.start();
            await().atMost(BOUND)
                    .untilAsserted(() -> assertThatThrownBy(beat::decision).hasMessageContaining("no converter"));
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
