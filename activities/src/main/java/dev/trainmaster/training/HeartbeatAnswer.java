package dev.trainmaster.training;

import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityNotExistsException;
import io.temporal.client.ActivityWorkerShutdownException;
import io.temporal.failure.TimeoutFailure;
import java.util.Optional;
import java.util.function.Supplier;

/** What it means that a heartbeat was answered with an exception. */
final class HeartbeatAnswer {

    private final Supplier<RunQuestion.Answer> server;

    /** @param server asks what became of the run; may take as long as the network likes */
    HeartbeatAnswer(Supplier<RunQuestion.Answer> server) {
        this.server = server;
    }

    Optional<Decision> meaningOf(ActivityCompletionException answer) {
        if (isLostSight(answer)) {
            return asked(answer, Detachment.outOfSight());
        }
        if (answer instanceof ActivityCanceledException) {
            return Optional.of(new Decision.Cancel(answer));
        }
        if (answer instanceof ActivityWorkerShutdownException) {
            return Optional.of(new Decision.Leave(DrainSignal.Wish.DETACH));
        }
        if (answer instanceof ActivityNotExistsException) {
            return asked(answer, answer);
        }
        return Optional.of(new Decision.LetGo(answer)); // reset or paused by a person
    }

    /** The SDK gives up on a server that is away by itself, and calls that cancelled too. Nobody cancelled anything. */
    private static boolean isLostSight(ActivityCompletionException answer) {
        return answer instanceof ActivityCanceledException && answer.getCause() instanceof TimeoutFailure;
    }

    private Optional<Decision> asked(ActivityCompletionException answer, RuntimeException lettingGo) {
        return switch (server.get()) {
            case CLOSED -> Optional.of(new Decision.RunOver(answer));
            case OPEN, UNKNOWN -> Optional.of(new Decision.LetGo(lettingGo));
            case UNREACHABLE -> Optional.empty();
        };
    }
}
