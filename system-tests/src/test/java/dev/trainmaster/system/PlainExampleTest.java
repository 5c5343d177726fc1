package dev.trainmaster.system;

import java.util.Map;

/** The example that the profile {@code command} runs when it is given no script: Python and nothing else. */
@OnTheRealServer
class PlainExampleTest extends ExampleTest {

    PlainExampleTest(Site site) {
        super(site, Map.of());
    }
}
