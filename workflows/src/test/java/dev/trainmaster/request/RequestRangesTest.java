package dev.trainmaster.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.trainmaster.fixture.Requests;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RequestRangesTest {

    static Object value(String text) {
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException e) {
            return text.matches("-?[0-9.]+(E-?[0-9]+)?") ? (Object) Double.valueOf(text) : text;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "hyperparameters.learningRate, 1.0E-12, 1, 0, 1.0001",
        "hyperparameters.weightDecay, 0, 1, -0.0001, 1.0001",
        "hyperparameters.epochs, 1, 100, 0, 101",
        "hyperparameters.batchSize, 1, 512, 0, 513",
        "hyperparameters.maxSeqLength, 128, 32768, 127, 32769",
        "hyperparameters.seed, -2147483648, 2147483647, -2147483649.0, 2147483648.0",
        "hyperparameters.maxSteps, 1, 2147483647, 0, 2147483648.0",
        "selection.limit, 1, 2147483647, 0, -1",
        "selection.maxInvalid, 0, 2147483647, -1, 2147483648.0",
        "selection.evalShare, 0, 0.5, -0.01, 0.51",
        "approval.quorum, 1, 100, 0, 101",
        "approval.timeout, PT1S, P90D, PT0.999S, P90DT0.001S",
        "limits.train, PT1S, P90D, PT0S, P91D",
        "limits.stall, PT1S, P90D, PT0.5S, P91D",
        "limits.startup, PT1S, P1D, PT0S, PT24H1S",
        "limits.grace, PT0S, PT1H, PT-1S, PT1H1S",
        "limits.restartsWithoutProgress, 0, 100, -1, 101",
        "checkpoints.keepLast, 2, 10000, 1, 10001",
        "checkpoints.keepBest, 0, 100, -1, 101",
        "preflight.probeSteps, 0, 1000, -1, 1001",
        "resources.memory, 16MiB, 1PiB, 16383KiB, 2PiB",
        "resources.cpus, 0.01, 1024, 0, 1024.5",
        "resources.nice, 0, 19, -1, 20",
        "placement.leaseTtl, PT10S, P1D, PT9S, PT24H1S",
    })
    void theEdgesAreInAndWhatLiesBeyondIsToldWithItsPlace(
            String path, String least, String most, String below, String above) {
        assertThatCode(with(path, value(least))).doesNotThrowAnyException();
        assertThatCode(with(path, value(most))).doesNotThrowAnyException();
        for (String outside : List.of(below, above)) {
            assertThat(problems(Requests.dryRun().with(path, value(outside))))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.place()).isEqualTo(path));
        }
    }

    static List<List<Object>> texts() {
        return List.of(
                List.of("dataset", "a".repeat(128), "a".repeat(129)),
                List.of("dataset", "A.b_c-9", "a..b"),
                List.of("dataset", "0", ".a"),
                List.of("dataset", "a-", "a/b"),
                List.of("model", "m".repeat(256), "m".repeat(257)),
                List.of("model", "\ud83d\ude00".repeat(256), ""),
                List.of("trainer", "t".repeat(64), "t".repeat(65)),
                List.of("trainer", "trl-sft", "Trl"),
                List.of("requestedBy", "p".repeat(128), "p".repeat(129)),
                List.of("requestedBy", "p", ""),
                List.of("revision", "r".repeat(128), "r".repeat(129)),
                List.of("revision", "r", ""),
                List.of("note", "n".repeat(2_000), "n".repeat(2_001)),
                List.of("labels", many(32), many(33)),
                List.of("labels", Map.of("k".repeat(128), "v".repeat(256)), Map.of("k", "v".repeat(257))),
                List.of("labels", Map.of(), Map.of("k".repeat(129), "v")),
                List.of("labels", Map.of("k", ""), Map.of("", "v")),
                List.of("selection.filters", many(32), many(33)),
                List.of("selection.filters", Map.of("k".repeat(256), ""), Map.of("k".repeat(257), "")),
                List.of("selection.filters", Map.of("k", "v".repeat(1_000)), Map.of("k", "v".repeat(1_001))),
                List.of("selection.exists", Collections.nCopies(32, "k"), Collections.nCopies(33, "k")),
                List.of("chat.template", "llama-3", "Llama 3"),
                List.of("chat.system", "x".repeat(10_000), "x".repeat(10_001)),
                List.of("selection.createdAt", "2026-01-02T03:04:05+01:00", "2026-01-02"),
                List.of("approval.approvers", people(100), people(101)),
                List.of("approval.approvers", List.of("p".repeat(128)), List.of("p".repeat(129))),
                List.of("approval.approvers", List.of("alice"), List.of(" ")));
    }

    private static Map<String, Object> many(int count) {
        return IntStream.range(0, count)
                .boxed()
                .collect(Collectors.toMap(i -> "k" + i, i -> "v", (a, b) -> a, LinkedHashMap::new));
    }

    private static List<String> people(int count) {
        return IntStream.range(0, count).mapToObj(i -> "p" + i).toList();
    }

    @ParameterizedTest
    @MethodSource("texts")
    void textsAndCollectionsAreBounded(List<Object> row) {
        String path = (String) row.get(0);
        assertThatCode(with(path, row.get(1))).doesNotThrowAnyException();
        assertThat(problems(Requests.dryRun().with(path, row.get(2))))
                .isNotEmpty()
                .allSatisfy(problem -> {
                    assertThat(problem.place()).startsWith(path);
                    assertThat(problem.place().length() + problem.text().length())
                            .isLessThan(400);
                });
    }

    private static ThrowingCallable with(String path, Object value) {
        return () -> Requests.dryRun().with(path, value).read();
    }

    static List<Problem> problems(Requests request) {
        try {
            request.read();
            return List.of();
        } catch (InvalidRequestException e) {
            return e.problems();
        }
    }
}
