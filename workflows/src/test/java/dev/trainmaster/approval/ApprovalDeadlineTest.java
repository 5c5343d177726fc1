package dev.trainmaster.approval;

import static dev.trainmaster.fixture.TestRun.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.fixture.Requests;
import dev.trainmaster.fixture.TestRun;
import dev.trainmaster.fixture.TestRuns;
import dev.trainmaster.fixture.Until;
import dev.trainmaster.notification.Notice;
import dev.trainmaster.run.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApprovalDeadlineTest {

    @RegisterExtension
    final TestRuns runs = new TestRuns();

    private TestRun waiting(Duration timeout) {
        return runs.start(Requests.training().approvedWithin(timeout)).until(Phase.AWAITING_APPROVAL);
    }

    private static Instant opened(TestRun run) {
        return run.status().approval().openedAt().orElseThrow();
    }

    private List<Long> remindersInHoursAfter(Instant opened) {
        return runs.control.notices(Notice.Kind.APPROVAL_REMINDER).stream()
                .map(notice -> Duration.between(opened, notice.at()).toHours())
                .toList();
    }

    @Test
    void aDecisionOnTheLastDayOfSevenCounts() {
        TestRun run = waiting(Duration.ofDays(7));
        runs.pass(Duration.ofDays(6).plusHours(23));
        run.approve("alice");
        run.endsAs(Phase.COMPLETED);
    }

    @Test
    void remindersComeAtHalfTimeAndShortlyBeforeTheEnd() {
        TestRun run = waiting(Duration.ofHours(24));
        Instant opened = opened(run);
        run.endsAs(Phase.APPROVAL_EXPIRED);
        assertThat(remindersInHoursAfter(opened)).containsExactly(12L, 23L);
        assertThat(runs.control.notices(Notice.Kind.APPROVAL_NEEDED)).hasSize(1);
        assertThat(runs.control.notices(Notice.Kind.RUN_ENDED)).hasSize(1);
    }

    @Test
    void nobodyIsRemindedOfADecidedApproval() {
        TestRun run = waiting(Duration.ofHours(24));
        run.approve("alice");
        run.endsAs(Phase.COMPLETED);
        runs.pass(Duration.ofDays(2));
        assertThat(runs.control.notices(Notice.Kind.APPROVAL_REMINDER)).isEmpty();
    }

    @Test
    void anExtensionMovesTheDeadlineAndTheReminders() {
        TestRun run = waiting(Duration.ofHours(24));
        Instant opened = opened(run);
        runs.pass(Duration.ofHours(4));

        DecisionReceipt receipt = run.extend(Duration.ofHours(24));

        assertThat(receipt.deadline()).contains(opened.plus(Duration.ofHours(48)));
        assertThat(run.details()).contains(opened.plus(Duration.ofHours(48)).toString());
        runs.pass(Duration.ofHours(40));
        assertThat(run.status().phase()).isEqualTo(Phase.AWAITING_APPROVAL);
        run.endsAs(Phase.APPROVAL_EXPIRED);
        assertThat(remindersInHoursAfter(opened)).containsExactly(26L, 47L);
        run.keepHistory("extended-and-expired");
    }

    @Test
    void aDecisionThatComesWhileAnExpiredRunEndsIsRefused() {
        CountDownLatch written = new CountDownLatch(1);
        runs.home.results.always(Until.released(written, () -> null));
        TestRun run = waiting(Duration.ofSeconds(1)).until(Phase.APPROVAL_EXPIRED);
        assertThat(refusalOf(() -> run.approve("alice"))).startsWith("TOO_LATE");
        assertThat(refusalOf(() -> run.extend(Duration.ofHours(1)))).contains("does not wait");
        written.countDown();
        run.endsAs(Phase.APPROVAL_EXPIRED);
    }
}
