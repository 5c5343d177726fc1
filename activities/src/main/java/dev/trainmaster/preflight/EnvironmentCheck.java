package dev.trainmaster.preflight;

import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerProfile;

/** Whether this worker has the variables that the trainer cannot do without. */
final class EnvironmentCheck {
    private final TrainerHost host;

    EnvironmentCheck(TrainerHost host) {
        this.host = host;
    }

    void look(TrainerProfile trainer, Findings findings) {
        for (String name : trainer.environment().missingIn(host.environment())) {
            findings.add(
                    Rule.ENVIRONMENT_MISSING,
                    "trainer " + trainer.name(),
                    "its profile requires the variable " + name
                            + ", which the environment of this process does not have");
        }
    }
}
