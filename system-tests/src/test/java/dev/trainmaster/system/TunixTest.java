package dev.trainmaster.system;

/** The real google-tunix on this CPU, through the real worker. */
@OnTheRealServer
class TunixTest extends RealTrainerTest {

    TunixTest(Site site) {
        super(site, Tunix.required());
    }
}
