package dev.trainmaster.system;

import org.junit.jupiter.api.Tag;

/** The real TRL on this CPU, through the real worker. */
@Tag("full")
@OnTheRealServer
class TrlTest extends RealTrainerTest {

    TrlTest(Site site) {
        super(site, Trl.required());
    }
}
