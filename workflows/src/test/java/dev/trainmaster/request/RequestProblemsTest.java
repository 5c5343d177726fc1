package dev.trainmaster.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainmaster.fixture.Requests;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RequestProblemsTest {

    private static List<String> told(Requests request) {
        return RequestRangesTest.problems(request).stream()
                .map(Problem::toString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "modle, model",
        "hyper-parameters, hyperparameters",
        "hyperparameters.learning_rate, learningRate",
        "hyperparameters.batchsize, batchSize",
        "selection.limt, limit",
        "approval.approver, approvers",
        "limits.restartWithoutProgress, restartsWithoutProgress",
        "placement.leaseTTL, leaseTtl",
    })
    void anUnknownKeySuggestsTheNearestKeyOfItsGroup(String path, String meant) {
        assertThat(told(Requests.dryRun().with(path, "x")))
                .containsExactly(path + ": is no known key; did you mean " + meant + "?");
    }

    @Test
    void aKeyLikeNoOtherIsToldTheKnownOnes() {
        assertThat(told(Requests.dryRun().with("placement.banana", 1)))
                .containsExactly("placement.banana: is no known key; known are mayMove, leaseTtl");
    }

    static Stream<List<Object>> wrongTypes() {
        return Stream.of(
                List.of("dataset", List.of("a"), "a text"),
                List.of("selection", "all", "an object"),
                List.of("hyperparameters", 3, "an object"),
                List.of("labels", List.of(), "an object"),
                List.of("settings", "fast", "an object"),
                List.of("settings.mesh", List.of(1), "a text, a number, true or false"),
                List.of("settings.rate", Double.NaN, "a finite number"),
                List.of("labels.team", List.of("x"), "a text"),
                List.of("approval.approvers", "alice", "a list"),
                List.of("approval.approvers", List.of(List.of()), "a text"),
                List.of("approval.requireDigest", "yes", "true or false"),
                List.of("approval.timeout", "a day", "a duration"),
                List.of("approval.timeout", 60, "a duration"),
                List.of("hyperparameters.epochs", "3", "a whole number"),
                List.of("hyperparameters.epochs", 2.5, "a whole number"),
                List.of("hyperparameters.epochs", Double.NaN, "a whole number"),
                List.of("hyperparameters.learningRate", "fast", "a number"),
                List.of("hyperparameters.device", "gpu", "one of auto, cpu, cuda, tpu"),
                List.of("mode", "LOCAL", "one of dry-run, local"),
                List.of("format", "sft", "one of tunix_sft, trace, training_example"),
                List.of("selection.strategy", "newest", "one of all, latest, random"));
    }

    @ParameterizedTest
    @MethodSource("wrongTypes")
    void aWrongTypeIsToldWithWhatIsExpected(List<Object> row) {
        assertThat(told(Requests.dryRun().with((String) row.get(0), row.get(1))))
                .singleElement()
                .asString()
                .startsWith(row.get(0) + ": must be " + row.get(2));
    }

    @Test
    void numbersThatAreNoNumbersAreRefused() {
        assertThat(told(Requests.dryRun().with("hyperparameters.learningRate", Double.NaN)))
                .hasSize(1);
        assertThat(told(Requests.dryRun().with("hyperparameters.weightDecay", Double.POSITIVE_INFINITY)))
                .hasSize(1);
        assertThat(told(Requests.dryRun().with("hyperparameters.epochs", Double.POSITIVE_INFINITY)))
                .hasSize(1);
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThat(told(Requests.training()
                        .without("dataset")
                        .with("model", "")
                        .with("hyperparameters.epochs", 0)
                        .with("hyperparameters.batchSize", 0)
                        .with("hyperparameters.sed", 1)
                        .with("limits.train", "PT0S")
                        .with("approval.quorum", 0)
                        .with("nonsense", 1)))
                .hasSize(8);
    }

    @Test
    void aHugeValueIsShortenedInItsProblem() {
        assertThat(told(Requests.dryRun().with("hyperparameters.epochs", "9".repeat(1_000_000))))
                .singleElement()
                .satisfies(text -> assertThat(text).hasSizeLessThan(200));
        assertThat(told(Requests.dryRun().with("k".repeat(1_000_000), 1)))
                .singleElement()
                .satisfies(text -> assertThat(text).hasSizeLessThan(600));
    }

    @Test
    void anEmptyValueMeansTheDefault() {
        Requests request = Requests.dryRun();
        for (String key : Arrays.asList("selection", "hyperparameters", "labels", "note", "mode")) {
            request.with(key, null);
        }
        assertThat(request.read()).isEqualTo(Requests.dryRun().read());
    }

    @Test
    void aQuorumThatTheApproversCannotReachIsRefused() {
        assertThat(told(Requests.training().approvedBy("alice", "alice").quorum(2)))
                .containsExactly("approval.quorum: asks for 2 approvals, but only 1 approvers are named");
    }

    @Test
    void aQuorumThatNeedsTheForbiddenSelfApprovalIsRefused() {
        assertThat(told(Requests.training()
                        .approvedBy("alice", "bob")
                        .quorum(2)
                        .with("approval.allowSelfApproval", false)
                        .with("requestedBy", "alice")))
                .containsExactly(
                        "approval.quorum: asks for 2 approvals, but only 1 of the named approvers may give one,"
                                + " because alice asked for the run");
    }

    @Test
    void aDocumentThatIsNoObjectIsRefused() {
        for (Object content : Arrays.asList("x", 1, List.of(), true, null)) {
            assertThatThrownBy(() -> new RequestDocument(content).read())
                    .isInstanceOf(InvalidRequestException.class)
                    .hasMessageStartingWith("a request must be an object");
        }
    }

    @Test
    void keysThatAreNoTextsAreTold() {
        assertThatThrownBy(() -> new RequestDocument(Map.of(1, 2, "dataset", "d", "model", "m")).read())
                .hasMessageContaining("1: is no known key");
    }
}
