package dev.trainmaster.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.fixture.Requests;
import dev.trainmaster.fixture.TestRun;
import dev.trainmaster.fixture.TestRuns;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvalidRequestTest {

    @RegisterExtension
    final TestRuns runs = new TestRuns();

    private Failure failureOf(TestRun run) {
        Failure failure = run.endsAs(Phase.FAILED).failure().orElseThrow();
        assertThat(failure.type()).isEqualTo(FailureType.INVALID_REQUEST);
        assertThat(runs.journal.lines()).isEmpty();
        return failure;
    }

    @Test
    void anInvalidRequestFailsAtOnceWithAllItsProblems() {
        TestRun run = runs.start(Requests.training()
                .without("model")
                .with("hyperparameters.epochs", 0)
                .with("approval.quorum", "two")
                .with("lables", Map.of("team", "a")));

        assertThat(failureOf(run).message())
                .contains("model: is missing")
                .contains("hyperparameters.epochs: must be from 1 to 100, but is 0")
                .contains("approval.quorum: must be a whole number, but is two")
                .contains("lables: is no known key; did you mean labels?");
        run.keepHistory("invalid-request");
    }

    @Test
    void aRequestThatIsNoObjectFailsAtOnce() {
        for (Object content : List.of("sample", 7, List.of("sample"), true)) {
            TestRun run = runs.startNamed("not-an-object-" + content.hashCode(), content);
            assertThat(failureOf(run).message()).startsWith("a request must be an object");
        }
    }

    @Test
    void aRunThatIsStartedWithoutARequestFailsAtOnce() {
        assertThat(failureOf(runs.startNamed("no-input")).message()).startsWith("a request must be an object");
        assertThat(failureOf(runs.startNamed("null-input", (Object) null)).message())
                .startsWith("a request must be an object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../up", "a/b", "a..b", "-x", ".hidden", "a b", "ä"})
    void aWorkflowIdThatCannotNameADirectoryFailsAtOnce(String id) {
        assertThat(failureOf(runs.startNamed(id, Requests.dryRun().map())).message())
                .isEqualTo("the workflow id is no run id: " + RunId.RULE);
    }

    @Test
    void aBadWorkflowIdIsToldTogetherWithABadRequest() {
        assertThat(failureOf(runs.startNamed("a/b", Map.of("model", "tiny"))).message())
                .contains("the workflow id is no run id")
                .contains("dataset: is missing");
    }
}
