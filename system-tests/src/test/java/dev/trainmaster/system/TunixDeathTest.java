package dev.trainmaster.system;

/** The real google-tunix on this CPU, killed and started again. */
@OnTheRealServer
class TunixDeathTest extends RealTrainerDeathTest {

    TunixDeathTest(Site site) {
        super(site, Tunix.required());
    }
}
