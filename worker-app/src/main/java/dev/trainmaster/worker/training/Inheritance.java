package dev.trainmaster.worker.training;

import dev.trainmaster.training.HandBack;
import dev.trainmaster.training.Places;
import dev.trainmaster.worker.polling.FirstDuty;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Frees the trainings that a dead worker of this host still holds, so that they are taken up within a second. */
final class Inheritance implements FirstDuty {

    private static final Logger LOG = LoggerFactory.getLogger(Inheritance.class);

    private final HandBack handBack;
    private final Places places;

    Inheritance(HandBack handBack, Places places) {
        this.handBack = handBack;
        this.places = places;
    }

    @Override
    public void perform() {
        try {
            int freed = handBack.giveBack();
            LOG.debug("{} trainings of dead workers were freed", freed);
        } catch (IOException unreadable) {
            LOG.warn(
                    "Cannot look for trainings that a dead worker left: they are taken up when their heartbeat times out",
                    unreadable);
        }
        places.polled();
    }
}
