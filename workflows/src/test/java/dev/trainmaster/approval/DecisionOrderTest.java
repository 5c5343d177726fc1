package dev.trainmaster.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trainmaster.fixture.RealServer;
import dev.trainmaster.fixture.Requests;
import dev.trainmaster.fixture.TestRun;
import dev.trainmaster.result.RunResult;
import dev.trainmaster.run.Phase;
import io.temporal.api.enums.v1.EventType;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Decision and deadline race while no worker lives, on a real server: what came first in history wins. The server in
 * memory cannot show it, because its workflows do not survive a change of worker.
 */
class DecisionOrderTest {

    private static RealServer server;
    private TestRun run;

    @BeforeAll
    static void startServer() {
        server = new RealServer();
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @BeforeEach
    void aRunWaitsAndItsWorkerIsGone() {
        server.startWorker();
        run = server.start(Requests.training().approvedWithin(Duration.ofSeconds(4)))
                .until(Phase.AWAITING_APPROVAL);
        server.stopWorker();
    }

    @AfterEach
    void stopWorker() {
        server.stopWorker();
    }

    private void awaitDeadline() {
        // The two reminders and the deadline.
        await().atMost(Duration.ofSeconds(15))
                .until(() -> run.history().getEvents().stream()
                                .filter(event -> event.getEventType() == EventType.EVENT_TYPE_TIMER_FIRED)
                                .count()
                        == 3);
    }

    @Test
    void anApprovalBeforeTheDeadlineCountsAlthoughNoWorkerTookItInTime() {
        run.signal("approve", "alice");
        awaitDeadline();

        server.startWorker();

        RunResult result = run.endsAs(Phase.COMPLETED);
        assertThat(result.approval().audit()).extracting(AuditEntry::ruling).containsExactly(Ruling.DECIDED);
        run.keepHistory("approved-before-the-deadline-without-a-worker");
    }

    @Test
    void anApprovalAfterTheDeadlineNeverWinsAlthoughNoWorkerSawTheDeadline() {
        awaitDeadline();
        run.signal("approve", "alice");

        server.startWorker();

        RunResult result = run.endsAs(Phase.APPROVAL_EXPIRED);
        assertThat(result.approval().audit()).extracting(AuditEntry::ruling).containsExactly(Ruling.TOO_LATE);
        assertThat(result.starts()).isEmpty();
        run.keepHistory("approved-after-the-deadline-without-a-worker");
    }
}
