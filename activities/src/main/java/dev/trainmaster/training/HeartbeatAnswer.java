package dev.trainmaster.training;

import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityNotExistsException;
import io.temporal.client.ActivityWorkerShutdownException;
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
        if (answer instanceof ActivityCanceledException) {
            return Optional.of(new Decision.Cancel(answer));
        }
        if (answer instanceof ActivityWorkerShutdownException) {
            return Optional.of(new Decision.Leave(DrainSignal.Wish.DETACH));
        }
        if (answer instanceof ActivityNotExistsException) {
            return asked(answer);
        }
        return Optional.of(new Decision.LetGo(answer)); // reset or paused by a person
    }

    private Optional<Decision> asked(ActivityCompletionException answer) {
        return switch (server.get()) {
            case CLOSED -> Optional.of(new Decision.RunOver(answer));
            case OPEN, UNKNOWN -> Optional.of(new Decision.LetGo(answer));
            case UNREACHABLE -> Optional.empty();
        };
    }
}
