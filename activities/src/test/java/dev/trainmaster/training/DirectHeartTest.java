package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityCompletionFailureException;
import io.temporal.client.ActivityNotExistsException;
import org.junit.jupiter.api.Test;

class DirectHeartTest {

    private static DirectHeart answered(ActivityCompletionException answer) {
        return new DirectHeart(details -> {
            throw answer;
        });
    }

    @Test
    void aBeatThatTheServerTookIsAcknowledged() {
        assertThat(new DirectHeart(details -> {}).beat("details")).isTrue();
    }

    @Test
    void aServerThatIsAwayHasAcknowledgedNothingAndAskedForNothing() {
        DirectHeart heart = answered(new ActivityCompletionFailureException(new IllegalStateException("unavailable")));

        assertThat(heart.beat("details")).isFalse();
    }

    @Test
    void whatTheServerAsksForIsHeard() {
        DirectHeart cancelled = answered(new ActivityCompletionFailureException(new ActivityCanceledException()));
        DirectHeart superseded = answered(new ActivityNotExistsException(new IllegalStateException("not found")));

        assertThatThrownBy(() -> cancelled.beat("details")).isInstanceOf(ActivityCanceledException.class);
        assertThatThrownBy(() -> superseded.beat("details")).isInstanceOf(ActivityNotExistsException.class);
    }
}
