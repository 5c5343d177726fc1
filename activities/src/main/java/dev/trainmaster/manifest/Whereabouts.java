package dev.trainmaster.manifest;

import dev.trainmaster.trainer.TrainerCommand;
import dev.trainmaster.trainer.TrainerPlace;
import dev.trainmaster.trainer.TrainerProfile;
import java.util.List;

/** What of a manifest differs from host to host though the same runs: where files lie, and the command that names them. */
record Whereabouts(String dataset, String output, List<String> command) {

    static Whereabouts here(TrainerPlace place, TrainerCommand command) {
        return new Whereabouts(place.dataset().toString(), place.output().toString(), command.argv());
    }

    /** The command as the profile has it: its other words stand in the manifest as settings. */
    static Whereabouts anywhere(TrainerPlace place, TrainerProfile trainer) {
        return new Whereabouts(
                place.dataset().getFileName().toString(),
                place.output().getFileName().toString(),
                trainer.command());
    }
}
