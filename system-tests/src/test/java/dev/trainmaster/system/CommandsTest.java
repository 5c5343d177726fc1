package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.run.Phase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Every command that speaks with a server, as it is typed. */
@OnEveryRung
class CommandsTest {

    private static final String[] START = {
        "start",
        "--id",
        "story-1",
        "--dataset",
        "sample",
        "--limit",
        "40",
        "--model",
        "tiny",
        "--mode",
        "local",
        "--max-steps",
        "12",
        "--batch-size",
        "2",
        "--max-seq-length",
        "128",
        "-o",
        "json"
    };

    private final Site site;

    CommandsTest(Site site) {
        this.site = site;
    }

    @Test
    void aRunFromItsStartToItsEnd() {
        site.worker();
        assertThat(site.cli(START).exits(0).json().toString()).isEqualTo("{\"runId\":\"story-1\",\"started\":true}");
        assertThat(site.cli(START).exits(0).json().path("started").booleanValue())
                .isFalse();
        site.run("story-1").reaches(Phase.AWAITING_APPROVAL);

        assertThat(site.cli("pending", "-o", "json").exits(0).json().findValuesAsText("runId"))
                .contains("story-1");
        JsonNode listed = story(site.cli("list", "--phase", "awaiting-approval", "-o", "json")
                .exits(0)
                .json());
        assertThat(listed.path("runId").textValue()).isEqualTo("story-1");
        assertThat(listed.path("dataset").textValue()).isEqualTo("sample");
        assertThat(listed.path("model").textValue()).isEqualTo("tiny");
        assertThat(listed.path("requestedBy").textValue()).isEqualTo("olga");
        JsonNode shown = site.cli("show", "story", "-o", "json").exits(0).json();
        assertThat(site.cli("why", "story-1").exits(0).stdout()).contains("trainmaster approve story-1");

        JsonNode extended = site.cli("extend", "story-1", "--by", "2h", "-o", "json")
                .exits(0)
                .json();
        assertThat(Instant.parse(extended.path("deadline").textValue()))
                .isEqualTo(Instant.parse(shown.path("approval").path("deadline").textValue())
                        .plus(Duration.ofHours(2)));
        JsonNode approved = site.cli("approve", "story-1", "--comment", "go on", "-o", "json")
                .exits(0)
                .json();
        assertThat(approved.path("receipt").path("ruling").textValue()).isEqualTo("DECIDED");
        Ending.completed().isToldByEveryoneOf(site.run("story-1"));

        assertThat(site.cli("logs", "story-1", "-f").exits(0).stdout().lines())
                .containsExactlyElementsOf(
                        site.home().wholeLines(site.home().train("story-1").resolve("1/stdout.log")));
        assertThat(site.cli("metrics", "story-1", "-o", "json").exits(0).json().findValuesAsText("loss"))
                .hasSizeGreaterThanOrEqualTo(12);
        assertThat(story(site.cli("list", "--phase", "completed", "-o", "json")
                                .exits(0)
                                .json())
                        .path("step")
                        .longValue())
                .isEqualTo(12);
        for (String late : List.of("approve", "cancel", "retry")) {
            assertThat(site.cli(late, "story-1", "-o", "json")
                            .exits(2)
                            .json()
                            .path("error")
                            .path("message")
                            .textValue())
                    .contains("story-1");
        }
    }

    @Test
    void aCancelledRunIsTriedAgainInTheSameDirectory() {
        site.worker();
        TestRun run = site.run("again").start(Requests.training()).reaches(Phase.AWAITING_APPROVAL);
        site.cli("cancel", "again").exits(0);

        assertThat(site.cli("retry", "again", "-o", "json")
                        .exits(0)
                        .json()
                        .path("runId")
                        .textValue())
                .isEqualTo("again");
        run.reaches(Phase.AWAITING_APPROVAL);
        site.cli("approve", "again").exits(0);

        Ending.completed().isToldByEveryoneOf(run);
    }

    @Test
    void aRunThatDoesNotExistIsNotFound() {
        for (String command : List.of("show", "approve", "cancel", "logs")) {
            assertThat(site.cli(command, "nobody", "-o", "json")
                            .exits(7)
                            .json()
                            .path("error")
                            .path("meaning")
                            .textValue())
                    .isEqualTo("not found");
        }
    }

    @Test
    void aWaitThatIsBoundedEndsInTime() {
        site.worker();
        site.run("patient").start(Requests.training()).reaches(Phase.AWAITING_APPROVAL);

        site.cli("watch", "patient", "--timeout", "1s").exits(9);

        assertThat(site.run("patient").status().phase()).isEqualTo(Phase.AWAITING_APPROVAL);
    }

    /** Its outcome is known before everyone was told of it, and a deaf webhook holds that up for seconds. */
    @Test
    void aWatchEndsWhenTheRunIsClosedAndNotBefore() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            site.startWorker(Map.of(
                    "TRAINMASTER_NOTIFICATIONS_WEBHOOK_URL",
                    "http://127.0.0.1:" + deaf.getLocalPort() + "/",
                    "TRAINMASTER_NOTIFICATIONS_WEBHOOK_SECRET",
                    "sixteen characters and more"));
            TestRun run = site.run("deaf").start(Requests.dryRun());

            Ending.completed().isToldByEveryoneOf(run);
        }
        site.startWorker(Map.of());
    }

    @Test
    void aWorkerInTheForegroundServesUntilItIsTerminated() throws Exception {
        site.startWorker(Map.of()).terminate();
        Program foreground = site.startCli("worker");
        Path record = site.home().path().resolve("worker/worker.json");
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(record));
        long worker = site.home().json(record).path("pid").longValue();

        TestRun run = site.run("served").start(Requests.dryRun());
        Ending.completed().isToldByEveryoneOf(run);
        foreground.terminate();
        foreground.await(Duration.ofSeconds(30));

        assertThat(LiveProcesses.isAlive(worker)).isFalse();
        try (Stream<Path> left = Files.list(record.getParent())) {
            assertThat(left).noneMatch(record::equals);
        }
    }

    private static JsonNode story(JsonNode list) {
        List<JsonNode> found = StreamSupport.stream(list.spliterator(), false)
                .filter(run -> run.path("runId").textValue().equals("story-1"))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
