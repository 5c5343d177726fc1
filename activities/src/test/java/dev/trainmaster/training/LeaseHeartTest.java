package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainmaster.supervisor.BootTime;
import dev.trainmaster.supervisor.LeaseKeeper;
import dev.trainmaster.supervisor.RunDirectory;
import io.temporal.client.ActivityCanceledException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaseHeartTest {

    @TempDir
    private Path directory;

    private RunDirectory run;
    private LeaseKeeper keeper;

    @BeforeEach
    void open() throws IOException {
        run = new RunDirectory(directory);
        keeper = LeaseKeeper.of(run);
    }

    @Test
    void anAcknowledgedBeatRenewsTheLeaseWithATimeFromBeforeItWasSent() {
        AtomicReference<BootTime> reached = new AtomicReference<>();
        BootTime before = keeper.now();
        LeaseHeart heart = new LeaseHeart(
                details -> {
                    reached.set(keeper.now());
                    return true;
                },
                keeper);

        assertThat(heart.beat("details")).isTrue();

        assertThat(heart.acknowledged().orElseThrow().millis())
                .isBetween(before.millis(), reached.get().millis());
        assertThat(run.lease())
                .content()
                .contains(Long.toString(heart.acknowledged().get().millis()));
    }

    @Test
    void aBeatThatTheServerDidNotAnswerRenewsNothing() {
        LeaseHeart heart = new LeaseHeart(details -> false, keeper);

        assertThat(heart.beat("details")).isFalse();

        assertThat(heart.acknowledged()).isEmpty();
        assertThat(run.lease()).doesNotExist();
    }

    @Test
    void whatTheServerAsksForRenewsNothing() {
        LeaseHeart heart = new LeaseHeart(
                details -> {
                    throw new ActivityCanceledException();
                },
                keeper);

        assertThatThrownBy(() -> heart.beat("details")).isInstanceOf(ActivityCanceledException.class);
        assertThat(run.lease()).doesNotExist();
    }
}
