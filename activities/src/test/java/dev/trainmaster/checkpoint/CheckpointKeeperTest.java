package dev.trainmaster.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CheckpointKeeperTest {

    private static final Duration BOUND = Duration.ofSeconds(30);

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final CountDownLatch slow = new CountDownLatch(1);

    @Test
    void aRoundThatTakesLongHoldsUpNobodyAndIsTheOnlyOne() {
        try (CheckpointKeeper keeper = new CheckpointKeeper(this::waitingForTheDisk, "r")) {
            for (int i = 0; i < 100; i++) {
                keeper.look();
            }
            await().atMost(BOUND).until(() -> begun.get() == 1);
            slow.countDown();
            await().atMost(BOUND).until(() -> ended.get() == 1);
        }
    }

    @Test
    void theEndWaitsForOneMoreRoundButNotForEver() throws InterruptedException {
        try (CheckpointKeeper keeper = new CheckpointKeeper(this::waitingForTheDisk, "r")) {
            keeper.look();
            keeper.finish(Duration.ofMillis(100));
            assertThat(ended).hasValue(0);

            slow.countDown();
            keeper.finish(BOUND);
            assertThat(ended.get()).isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void aRoundThatFailsIsFollowedByOthers() throws InterruptedException {
        try (CheckpointKeeper keeper = new CheckpointKeeper(this::failingOnce, "r")) {
            keeper.finish(BOUND);
            keeper.finish(BOUND);
        }
        assertThat(ended).hasValue(1);
    }

    @Test
    void aKeeperThatIsClosedLeavesNoThread() {
        CheckpointKeeper keeper = new CheckpointKeeper(this::waitingForTheDisk, "left");
        keeper.look();
        keeper.close();

        await().atMost(BOUND)
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("checkpoints-left")));
    }

    private void failingOnce() throws IOException {
        if (begun.getAndIncrement() == 0) {
            throw new IOException("No space left on device");
        }
        ended.incrementAndGet();
    }

    private void waitingForTheDisk() throws IOException {
        begun.incrementAndGet();
        try {
            slow.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
        ended.incrementAndGet();
    }
}
