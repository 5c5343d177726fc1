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
    void aNameAloneSentWhileNoWorkerLivesApprovesTheRunWhenOneComes() {
        WorkerProcess worker = site.worker();
        TestRun run = site.run("signalled").start(Requests.training()).reaches(Phase.AWAITING_APPROVAL);
        worker.kill();

        run.stub().signal("approve", "alice");
        site.worker();

        JsonNode shown = Ending.completed().isToldByEveryoneOf(run);
        assertThat(shown.path("approval").path("approvedBy").toString()).isEqualTo("[\"alice\"]");
    }

    @Test
    void aRejectSignalledAsAnObjectEndsTheRun() {
        site.worker();
        TestRun run = site.run("signalled-no").start(Requests.training()).reaches(Phase.AWAITING_APPROVAL);

        run.stub().signal("reject", Map.of("approver", "rita", "reason", "not now"));

        JsonNode shown = new Ending(Phase.REJECTED, 4, "ApprovalRejected").isToldByEveryoneOf(run);
        assertThat(shown.path("failure").path("message").textValue()).contains("rita", "not now");
    }

    @Test
    void anApprovalBeforeTheDeadlineCountsThoughNoWorkerLivedUntilAfterIt() {
        Abandoned abandoned = abandoned("in-time");

        abandoned.run().approved();
        abandoned.outlivesItsDeadline();
        site.worker();

        Ending.completed().isToldByEveryoneOf(abandoned.run());
    }

    @Test
    void anApprovalAfterTheDeadlineNeverWinsThoughNoWorkerLivedToSeeItPass() {
        Abandoned abandoned = abandoned("too-late");

        abandoned.outlivesItsDeadline();
        abandoned.run().approved();
        site.worker();

        JsonNode shown = new Ending(Phase.APPROVAL_EXPIRED, 5, "ApprovalExpired").isToldByEveryoneOf(abandoned.run());
        assertThat(shown.path("approval").path("audit").findValuesAsText("approver"))
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

    private Abandoned abandoned(String id) {
        WorkerProcess worker = site.worker();
        TestRun run = site.run(id)
                .start(Requests.with(Requests.training(), "approval", Map.of("timeout", "PT6S")))
                .reaches(Phase.AWAITING_APPROVAL);
        Instant deadline = run.status().approval().deadline().orElseThrow();
        worker.kill();
        return new Abandoned(run, deadline);
    }

    /** A run that waits for approval with no worker that could count it. */
    private record Abandoned(TestRun run, Instant deadline) {

        /** And a second more, for the server to have fired its timer. */
        void outlivesItsDeadline() {
            await().atMost(Duration.ofSeconds(30)).until(() -> Instant.now().isAfter(deadline.plusSeconds(1)));
        }
    }
}
