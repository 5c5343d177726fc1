package dev.trainmaster.worker.logging;

import dev.trainmaster.dataset.DatasetActivities;
import dev.trainmaster.manifest.ManifestActivities;
import dev.trainmaster.preflight.PreflightActivities;
import dev.trainmaster.run.Phase;
import dev.trainmaster.training.ListenActivities;
import dev.trainmaster.training.StopActivities;
import dev.trainmaster.training.TrainingActivities;
import io.temporal.common.metadata.POJOActivityInterfaceMetadata;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which phase of a run an activity belongs to; some, like notices, belong to any. */
final class PhaseOfActivity {

    private final Map<String, Phase> phases = new HashMap<>();

    PhaseOfActivity() {
        put(DatasetActivities.class, Phase.EXPORTING);
        put(ManifestActivities.class, Phase.WRITING_MANIFEST);
        put(PreflightActivities.class, Phase.VALIDATING);
        put(TrainingActivities.class, Phase.TRAINING);
        put(StopActivities.class, Phase.TRAINING);
        put(ListenActivities.class, Phase.TRAINING);
    }

    private void put(Class<?> activities, Phase phase) {
        POJOActivityInterfaceMetadata.newInstance(activities)
                .getMethodsMetadata()
                .forEach(method -> phases.put(method.getActivityTypeName(), phase));
    }

    Optional<Phase> of(String activityType) {
        return Optional.ofNullable(phases.get(activityType));
    }
}
