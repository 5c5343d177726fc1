package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.run.Phase;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people give that cannot work: each answer names the place, and no one waited for it. */
@OnEveryRung
class BadInputTest {

    private static final String GOOD =
            "{\"trace_version\":\"1\",\"prompt\":\"p\",\"steps\":[{\"i\":0,\"type\":\"t\",\"content\":\"c\"}],\"final_answer\":\"a\"}";

    private final Site site;

    BadInputTest(Site site) {
        this.site = site;
    }

    @BeforeEach
    void aWorkerRuns() {
        site.worker();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no-such | DatasetNotFound | no-such",
                "empty | DatasetEmpty | empty",
                "broken | DatasetInvalid | broken.jsonl:2: is no valid JSON",
                "binary | DatasetInvalid | binary.jsonl"
            })
    void aDatasetThatCannotBeUsedFailsTheRunAndNamesThePlace(String key, String type, String place) {
        site.home().write("datasets/empty.jsonl", "");
        site.home().write("datasets/broken.jsonl", GOOD + "\n{\"prompt\":\n" + GOOD + "\n");
        site.home().write("datasets/binary.jsonl", "PK\u0003\u0004\u0000\u0000\u0000");

        TestRun run = site.run("data-" + key).start(Requests.with(Requests.training(), "dataset", key));

        JsonNode shown = new Ending(Phase.FAILED, 3, type).isToldByEveryoneOf(run);
        assertThat(shown.path("failure").path("message").textValue()).contains(place);
    }

    @Test
    void anUnknownTrainerFailsTheRunAndNamesThoseThatThereAre() {
        TestRun run = site.run("trainer").start(Requests.training("referense"));

        JsonNode shown = new Ending(Phase.FAILED, 3, "TrainerUnavailable").isToldByEveryoneOf(run);
        assertThat(shown.path("failure").path("message").textValue()).contains("did you mean reference?");
    }

    @Test
    void twoStartsOfOneIdAtOnceAreOneRun() {
        String[] start = {"start", "--id", "same", "--dataset", "sample", "--model", "tiny", "-o", "json"};
        List<Program> both =
                IntStream.range(0, 2).mapToObj(i -> site.startCli(start)).toList();

        List<Boolean> started = both.stream()
                .map(cli -> site.result(cli, List.of(start)).exits(0).json())
                .map(answer -> answer.path("started").booleanValue())
                .toList();

        assertThat(started).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void aDecisionOnARunThatHasExpiredIsRefused() {
        TestRun run = site.run("gone").start(Requests.with(Requests.training(), "approval", Map.of("timeout", "PT1S")));
        site.cli("watch", "gone").exits(5);

        assertThat(site.cli("approve", "gone").exits(5).stderr()).contains("has ended");
        assertThat(run.handle().describe().getStatus().name()).endsWith("FAILED");
    }
}
