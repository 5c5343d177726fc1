package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.fixture.Requests;
import dev.trainmaster.request.Limits;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NewsRateTest {

    private static Limits training(Duration limit) {
        return Requests.training().trainedWithin(limit).read().limits();
    }

    @Test
    void aShortTrainingTellsEveryFiveSeconds() {
        assertThat(NewsRate.interval(training(Duration.ofMinutes(10)))).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void theLongestTrainingLeavesItsHistoryRoomForOtherThings() {
        Limits longest = training(Duration.ofDays(90));
        long events = 5 * longest.train().dividedBy(NewsRate.interval(longest));
        assertThat(events).isLessThanOrEqualTo(51_200 / 4);
    }
}
