package dev.trainmaster.training;

import io.temporal.client.ActivityCompletionException;

/** What somebody decided about a training that is watched. Losing sight of anything is no decision. */
sealed interface Decision {

    /** The run is being cancelled: the trainer is stopped. */
    record Cancel(ActivityCompletionException answer) implements Decision {}

    /** The run was ended on the server behind the watch's back, by a person or a timeout: the trainer is stopped. */
    record RunOver(ActivityCompletionException answer) implements Decision {}

    /** This attempt is not wanted any more, the trainer is: whoever comes next adopts it. */
    record LetGo(RuntimeException how) implements Decision {}

    /** This worker is about to go. */
    record Leave(DrainSignal.Wish wish) implements Decision {}

    /** A limit was reached: the trainer is stopped. */
    record Stop(StopReason reason) implements Decision {}
}
