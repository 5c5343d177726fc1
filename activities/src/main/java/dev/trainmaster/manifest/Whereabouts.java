package dev.trainmaster.manifest;

import dev.trainmaster.trainer.LaunchPlan;
import dev.trainmaster.trainer.Rendering;
import dev.trainmaster.trainer.TrainerPlace;
import dev.trainmaster.trainer.TrainerProfile;
import java.util.LinkedHashMap;
import java.util.Map;

/** What of a manifest differs from host to host though the same runs: where files lie, and the command that names them. */
record Whereabouts(String dataset, String output, Map<String, Object> launch) {

    static Whereabouts here(TrainerPlace place, Rendering rendering) {
        Map<String, Object> launch = launch(rendering.fresh());
        rendering.resumed().ifPresent(plan -> launch.put("resume", launch(plan)));
        return new Whereabouts(place.dataset().toString(), place.output().toString(), launch);
    }

    /** The command as the profile has it: its other words stand in the manifest as settings. */
    static Whereabouts anywhere(TrainerPlace place, TrainerProfile trainer) {
        return new Whereabouts(
                place.dataset().getFileName().toString(),
                place.output().getFileName().toString(),
                Map.of("command", trainer.command().written()));
    }

    private static Map<String, Object> launch(LaunchPlan plan) {
        Map<String, Object> launch = new LinkedHashMap<>();
        launch.put("command", plan.command());
        if (!plan.files().isEmpty()) {
            launch.put("files", plan.files());
        }
        return launch;
    }
}
