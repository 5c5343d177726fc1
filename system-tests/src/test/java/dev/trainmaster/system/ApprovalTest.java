package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trainmaster.run.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every way to say yes or no to a run, with and without a worker that hears it. */
@OnEveryRung
class ApprovalTest {

    private final Site site;

    ApprovalTest(Site site) {
        this.site = site;
    }

    @Test
    void aRejectSignalledAsAnObjectEndsTheRun() {
        site.worker();
        TestRun run = site.run("signalled-no").start(Requests.training()).reaches(Phase.AWAITING_APPROVAL);

        run.handle().signal("reject", Map.of("approver", "rita", "reason", "not now"));

        JsonNode shown = new Ending(Phase.REJECTED, 4, "ApprovalRejected").isToldByEveryoneOf(run);
        assertThat(shown.path("failure").path("message").textValue()).contains("rita", "not now");
    }

    /** Both while no worker lives, each as a name alone, as it is typed into the Web UI. */
    @Test
    void anApprovalBeforeTheDeadlineCountsAndOneAfterItNeverWinsThoughNoWorkerSawItPass() {
        WorkerProcess worker = site.worker();
        Map<String, Object> request = Requests.with(Requests.training(), "approval", Map.of("timeout", "PT8S"));
        TestRun inTime = site.run("in-time").start(request);
        TestRun tooLate = site.run("too-late").start(request);
        inTime.reaches(Phase.AWAITING_APPROVAL);
        tooLate.reaches(Phase.AWAITING_APPROVAL);
        Instant deadline = tooLate.status().approval().deadline().orElseThrow();
        worker.kill();

        inTime.handle().signal("approve", "alice");
        // And a second more, for the server to have fired its timer.
        await().atMost(Duration.ofSeconds(30)).until(() -> Instant.now().isAfter(deadline.plusSeconds(1)));
        tooLate.handle().signal("approve", "alice");
        site.worker();

        JsonNode approved = Ending.completed().isToldByEveryoneOf(inTime);
        assertThat(approved.path("approval").path("approvedBy").toString()).isEqualTo("[\"alice\"]");
        JsonNode expired = new Ending(Phase.APPROVAL_EXPIRED, 5, "ApprovalExpired").isToldByEveryoneOf(tooLate);
        assertThat(expired.path("approval").path("audit").findValuesAsText("approver"))
                .containsExactly("alice");
        assertThat(site.home().train("too-late").resolve("1")).doesNotExist();
    }

    @Test
    void aQuorumOfDistinctPeopleWhoNameTheDigestIsNeededWhereItIsAskedFor() {
        site.worker();
        TestRun run = site.run("quorum")
                .start(Requests.with(
                        Requests.training(),
                        "approval",
                        Map.of("quorum", 2, "approvers", List.of("alice", "bob"), "requireDigest", true)))
                .reaches(Phase.AWAITING_APPROVAL);
        String digest = run.status().manifest().orElseThrow().sha256();

        site.cli("approve", "quorum", "--as", "mallory", "--digest", digest).exits(2);
        site.cli("approve", "quorum", "--as", "alice").exits(2);
        site.cli("approve", "quorum", "--as", "alice", "--digest", digest.substring(0, 12))
                .exits(0);
        site.cli("approve", "quorum", "--as", "alice", "--digest", digest).exits(0);
        assertThat(run.status().phase()).isEqualTo(Phase.AWAITING_APPROVAL);
        site.cli("approve", "quorum", "--as", "bob", "--digest", digest).exits(0);

        Ending.completed().isToldByEveryoneOf(run);
    }
}
