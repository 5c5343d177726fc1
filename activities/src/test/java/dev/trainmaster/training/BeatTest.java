package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityNotExistsException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BeatTest {

    private static final Duration BOUND = Duration.ofSeconds(15);
    private static final Duration SILENCE = Duration.ofSeconds(2);

    private static Beat beat(Beat.Heart heart, Function<ActivityCompletionException, Optional<Decision>> meaning) {
        return new Beat(heart, "first", meaning, () -> {}, SILENCE, "run");
    }

    private static Beat beat(Beat.Heart heart) {
        return beat(heart, answer -> Optional.empty());
    }

    private static Beat.Heart acknowledged(Consumer<Object> heard) {
        return details -> {
            heard.accept(details);
            return true;
        };
    }

    @Test
    void whatIsNewIsToldWithinASecondAndNotMoreOften() {
        List<Long> beats = new CopyOnWriteArrayList<>();
        AtomicInteger news = new AtomicInteger();
        try (Beat beat = beat(acknowledged(details -> beats.add(System.nanoTime())))) {
            beat.start();
            await().atMost(BOUND).pollInterval(Duration.ofMillis(20)).until(() -> {
                beat.tell("news " + news.incrementAndGet());
                return beats.size() >= 5;
            });
        }
        assertThat(pauses(beats).get(0)).isGreaterThanOrEqualTo(950);
        assertThat(pauses(beats).get(1)).isLessThan(1_500);
    }

    @Test
    void whileNothingIsNewItIsSilentForAsLongAsItMay() {
        List<Long> beats = new CopyOnWriteArrayList<>();
        try (Beat beat = beat(acknowledged(details -> beats.add(System.nanoTime())))) {
            beat.start();
            await().atMost(BOUND).until(() -> beats.size() >= 4);
        }
        // The first one may be shorter: from then on all trainings of a worker beat in time.
        assertThat(pauses(beats).get(1)).isGreaterThanOrEqualTo(SILENCE.toMillis() - 50);
        assertThat(pauses(beats).get(2)).isLessThan(SILENCE.toMillis() + 500);
    }

    @Test
    void whatIsUrgentIsToldAtOnce() {
        List<Object> told = new CopyOnWriteArrayList<>();
        try (Beat beat = new Beat(
                acknowledged(told::add), "first", answer -> Optional.empty(), () -> {}, Duration.ofHours(1), "run")) {
            beat.start();
            await().atMost(BOUND).until(() -> told.contains("first"));
            beat.tellAtOnce("urgent");
            await().atMost(BOUND).until(() -> told.contains("urgent"));
            beat.now();
            await().atMost(BOUND).until(() -> told.equals(List.of("first", "urgent", "urgent")));
        }
    }

    @Test
    void whatTheServerDidNotHearIsToldAgainWithinASecond() {
        List<Object> told = new CopyOnWriteArrayList<>();
        Beat.Heart deaf = details -> {
            told.add(details);
            return false;
        };
        try (Beat beat = new Beat(deaf, "first", answer -> Optional.empty(), () -> {}, Duration.ofHours(1), "run")) {
            beat.start();
            await().atMost(BOUND).until(() -> told.size() >= 3);
        }
    }

    @Test
    void whoWaitsIsWokenByADecision() {
        CountDownLatch woken = new CountDownLatch(1);
        Beat.Heart refused = details -> {
            throw new ActivityNotExistsException(new IllegalStateException("not there"));
        };
        Decision decision = new Decision.Leave(DrainSignal.Wish.DETACH);
        try (Beat beat = new Beat(
                refused, "first", answer -> Optional.of(decision), woken::countDown, Duration.ofHours(1), "run")) {
            beat.start();
            await().atMost(BOUND).until(() -> woken.getCount() == 0);
            assertThat(beat.decision()).hasValue(decision);
        }
    }

    private static List<Long> pauses(List<Long> beats) {
        return IntStream.range(1, beats.size())
                .mapToObj(i -> TimeUnit.NANOSECONDS.toMillis(beats.get(i) - beats.get(i - 1)))
                .sorted()
                .toList();
    }

    @Test
    void anAnswerThatDecidesNothingYetIsAskedAboutAgain() {
        AtomicInteger asked = new AtomicInteger();
        Decision decision = new Decision.Leave(DrainSignal.Wish.DETACH);
        Beat.Heart refused = details -> {
            throw new ActivityNotExistsException(new IllegalStateException("not there"));
        };
        try (Beat beat =
                beat(refused, answer -> asked.incrementAndGet() < 3 ? Optional.empty() : Optional.of(decision))) {
            beat.start();
            await().atMost(BOUND).until(() -> beat.decision().isPresent());
            assertThat(beat.decision()).hasValue(decision);
            assertThat(asked).hasValue(3);
        }
    }

    @Test
    void aHeartbeatThatBlocksHoldsUpNobody() {
        CountDownLatch never = new CountDownLatch(1);
        try (Beat beat = new Beat(
                acknowledged(details -> awaitQuietly(never)),
                "first",
                answer -> Optional.empty(),
                () -> {},
                SILENCE,
                "blocked")) {
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
        try (Beat beat = beat(broken)) {
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
