package dev.trainmaster.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.training.RunQuestion.Answer;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityNotExistsException;
import io.temporal.client.ActivityPausedException;
import io.temporal.client.ActivityResetException;
import io.temporal.client.ActivityWorkerShutdownException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeartbeatAnswerTest {

    private static final ActivityCompletionException NOT_EXISTS =
            new ActivityNotExistsException(new IllegalStateException("not there"));

    @Test
    void aCancelIsACancel() {
        ActivityCompletionException cancel = new ActivityCanceledException(null);

        assertThat(whileTheServerSays(Answer.OPEN, cancel)).hasValue(new Decision.Cancel(cancel));
    }

    @Test
    void aRunThatIsClosedLeavesNoTrainer() {
        assertThat(whileTheServerSays(Answer.CLOSED, NOT_EXISTS)).hasValue(new Decision.RunOver(NOT_EXISTS));
    }

    @ParameterizedTest
    @EnumSource(
            value = Answer.class,
            names = {"OPEN", "UNKNOWN"})
    void aSupersededAttemptAndARunThatNobodyKnowsAreLetGo(Answer answer) {
        assertThat(whileTheServerSays(answer, NOT_EXISTS)).hasValue(new Decision.LetGo(NOT_EXISTS));
    }

    @Test
    void whileTheServerCannotBeAskedNothingIsDecided() {
        assertThat(whileTheServerSays(Answer.UNREACHABLE, NOT_EXISTS)).isEmpty();
    }

    @Test
    void whatAPersonPausedOrResetIsLetGo() {
        ActivityCompletionException paused = new ActivityPausedException(null);
        ActivityCompletionException reset = new ActivityResetException(null);

        assertThat(whileTheServerSays(Answer.CLOSED, paused)).hasValue(new Decision.LetGo(paused));
        assertThat(whileTheServerSays(Answer.CLOSED, reset)).hasValue(new Decision.LetGo(reset));
    }

    @Test
    void aWorkerThatShutsDownLeavesItsTrainer() {
        assertThat(whileTheServerSays(Answer.CLOSED, new ActivityWorkerShutdownException(null)))
                .hasValue(new Decision.Leave(DrainSignal.Wish.DETACH));
    }

    private static Optional<Decision> whileTheServerSays(Answer answer, ActivityCompletionException heard) {
        return new HeartbeatAnswer(() -> answer).meaningOf(heard);
    }
}
