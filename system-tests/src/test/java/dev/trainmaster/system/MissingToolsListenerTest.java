package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.opentest4j.TestAbortedException;

class MissingToolsListenerTest {

    @Test
    void whatCouldNotBeTestedIsCountedAndNamedWithTheWordsWhatToInstall() {
        MissingToolsListener listener = new MissingToolsListener();

        listener.executionFinished(test("one"), aborted("Install the Temporal CLI"));
        listener.executionFinished(test("two"), aborted("Install the Temporal CLI"));
        listener.executionFinished(test("three"), TestExecutionResult.successful());

        assertThat(listener.report())
                .startsWith("2 not tested on this machine:")
                .containsOnlyOnce("Install the Temporal CLI")
                .contains("one", "two")
                .doesNotContain("three");
    }

    @Test
    void itListensToEveryRunOfTheTests() {
        assertThat(ServiceLoader.load(TestExecutionListener.class))
                .hasAtLeastOneElementOfType(MissingToolsListener.class);
    }

    private static TestExecutionResult aborted(String words) {
        return TestExecutionResult.aborted(new TestAbortedException(words));
    }

    private static TestIdentifier test(String name) {
        return TestIdentifier.from(
                new AbstractTestDescriptor(UniqueId.forEngine("tests").append("test", name), name) {
                    @Override
                    public TestDescriptor.Type getType() {
                        return TestDescriptor.Type.TEST;
                    }
                });
    }
}
