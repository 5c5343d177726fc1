package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainmaster.supervisor.BootTime;
import dev.trainmaster.supervisor.LeaseKeeper;
import dev.trainmaster.supervisor.RunDirectory;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionFailureException;
import io.temporal.client.ActivityNotExistsException;
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
        LeaseHeart heart = new LeaseHeart(details -> reached.set(keeper.now()), keeper);

        heart.beat("details");

        assertThat(heart.acknowledged().orElseThrow().millis())
                .isBetween(before.millis(), reached.get().millis());
        assertThat(run.lease())
                .content()
                .contains(Long.toString(heart.acknowledged().get().millis()));
    }

    @Test
    void aBeatThatTheServerDidNotAnswerRenewsNothing() {
        LeaseHeart heart = new LeaseHeart(
                details -> {
                    throw new ActivityCompletionFailureException(new IllegalStateException("unavailable"));
                },
                keeper);
        heart.beat("details");
        assertThat(heart.acknowledged()).isEmpty();
        assertThat(run.lease()).doesNotExist();
    }

    @Test
    void whatTheServerAsksForIsHeardAndRenewsNothing() {
        LeaseHeart cancelled = new LeaseHeart(
                details -> {
                    throw new ActivityCompletionFailureException(new ActivityCanceledException());
                },
                keeper);
        LeaseHeart superseded = new LeaseHeart(
                details -> {
                    throw new ActivityNotExistsException(new IllegalStateException("not found"));
                },
                keeper);

        assertThatThrownBy(() -> cancelled.beat("details")).isInstanceOf(ActivityCanceledException.class);
        assertThatThrownBy(() -> superseded.beat("details")).isInstanceOf(ActivityNotExistsException.class);
        assertThat(run.lease()).doesNotExist();
    }
}
