package dev.trainmaster.run;

import dev.trainmaster.approval.ApprovalGate;
import dev.trainmaster.failure.Failure;
import dev.trainmaster.notification.Notice;
import dev.trainmaster.placement.Home;
import dev.trainmaster.result.RecordedResult;
import dev.trainmaster.result.ResultActivities;
import dev.trainmaster.result.RunFile;
import dev.trainmaster.result.RunResult;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gives a run its one outcome and tells it everywhere: the result file, the attributes, the notice, the server. */
final class RunEnding {

    /**
     * Where a run that somebody asked to cancel keeps its result, whatever it ended as: such a run is closed as
     * cancelled by the SDK even if its trainer finished first, and what it returned or failed with is dropped.
     */
    static final String RESULT_MEMO = "result";

    private static final Duration LAST_NOTICE_MAY_TAKE = Duration.ofSeconds(5);

    private final RunBook book;
    private final ApprovalGate gate;
    private final Announcer announcer;

    RunEnding(RunBook book, ApprovalGate gate, Announcer announcer) {
        this.book = book;
        this.gate = gate;
        this.announcer = announcer;
    }

    RunResult of(Runnable work) {
        try {
            work.run();
            book.enter(Phase.COMPLETED, now());
            return end();
        } catch (RunFailedException e) {
            throw failed(e.failure());
        } catch (CanceledFailure e) {
            throw cancelled();
        } catch (ActivityFailure e) {
            throw e.getCause() instanceof CanceledFailure ? cancelled() : failed(FailureReader.read(e, book.phase()));
        }
    }

    private ApplicationFailure failed(Failure failure) {
        book.failed(failure);
        book.enter(outcomeOf(failure), now());
        return ApplicationFailure.newNonRetryableFailure(
                failure.message(), failure.type().text(), end());
    }

    private static Phase outcomeOf(Failure failure) {
        return switch (failure.type()) {
            case APPROVAL_REJECTED -> Phase.REJECTED;
            case APPROVAL_EXPIRED -> Phase.APPROVAL_EXPIRED;
            default -> Phase.FAILED;
        };
    }

    private CanceledFailure cancelled() {
        book.enter(Phase.CANCELLED, now());
        end();
        return new CanceledFailure("the run was cancelled");
    }

    private RunResult end() {
        gate.withdraw();
        RunResult result = book.result();
        List<RunFile> files = new ArrayList<>();
        CancellationScope detached = Workflow.newDetachedCancellationScope(() -> {
            announcer.phase();
            announcer.tell(Notice.Kind.RUN_ENDED, "ended: " + book.phase());
            book.home().ifPresent(home -> files.addAll(write(home, result)));
            Workflow.await(LAST_NOTICE_MAY_TAKE, announcer::isQuiet);
            Workflow.await(Workflow::isEveryHandlerFinished);
        });
        detached.run();
        RunResult told = result.leaving(files);
        if (book.phase() == Phase.CANCELLED || CancellationScope.current().isCancelRequested()) {
            Workflow.upsertMemo(Map.of(RESULT_MEMO, told));
        }
        return told;
    }

    private List<RunFile> write(Home home, RunResult result) {
        try {
            RecordedResult recorded = Workflow.newActivityStub(ResultActivities.class, StagePlan.recordResult(home))
                    .recordResult(home, result);
            // Workers of earlier versions answered nothing.
            return recorded == null ? List.of() : recorded.files();
        } catch (ActivityFailure e) {
            // The outcome stands in the history; a host that is gone must not keep the run from ending.
            book.warn("result.json could not be written on " + home.host() + ": " + e.getCause());
            return List.of();
        }
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
