package dev.trainmaster.system;

import org.junit.jupiter.api.Tag;

/** The real TRL on this CPU, killed and started again. */
@Tag("full")
@OnTheRealServer
class TrlDeathTest extends RealTrainerDeathTest {

    TrlDeathTest(Site site) {
        super(site, Trl.required());
    }
}
