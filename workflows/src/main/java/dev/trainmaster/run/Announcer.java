package dev.trainmaster.run;

import dev.trainmaster.notification.Notice;
import dev.trainmaster.notification.NotificationActivities;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.training.Progress;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells the outside where the run is: search attributes and details for the server, notices for people. */
final class Announcer {

    private final RunBook book;
    private final NotificationActivities notifications =
            Workflow.newActivityStub(NotificationActivities.class, StagePlan.tell());
    private final List<Promise<Void>> underWay = new ArrayList<>();

    Announcer(RunBook book) {
        this.book = book;
    }

    void accepted(TrainingRequest request) {
        Workflow.upsertTypedSearchAttributes(
                RunAttributes.DATASET.valueSet(request.dataset()),
                RunAttributes.MODEL.valueSet(request.model()),
                RunAttributes.TRAINER.valueSet(request.trainer()),
                RunAttributes.MODE.valueSet(request.mode().text()),
                RunAttributes.REQUESTED_BY.valueSet(request.requestedBy().orElse("")),
                RunAttributes.PHASE.valueSet(book.phase().name()));
        details();
    }

    void phase() {
        Workflow.upsertTypedSearchAttributes(
                RunAttributes.PHASE.valueSet(book.phase().name()));
        details();
    }

    void progress(Progress progress) {
        if (progress.loss().isPresent() && Double.isFinite(progress.loss().getAsDouble())) {
            Workflow.upsertTypedSearchAttributes(
                    RunAttributes.STEP.valueSet(progress.step()),
                    RunAttributes.LOSS.valueSet(progress.loss().getAsDouble()));
        } else {
            Workflow.upsertTypedSearchAttributes(RunAttributes.STEP.valueSet(progress.step()));
        }
        details();
    }

    void details() {
        Workflow.setCurrentDetails(DetailsPage.of(book.status()));
    }

    /** In the background: a notice that cannot be delivered holds nothing up. */
    void tell(Notice.Kind kind, String text) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("phase", book.phase().name());
        book.status().manifest().ifPresent(manifest -> facts.put("manifestDigest", manifest.sha256()));
        Notice notice = new Notice(book.runId(), kind, text, Instant.ofEpochMilli(Workflow.currentTimeMillis()), facts);
        CancellationScope detached = Workflow.newDetachedCancellationScope(
                () -> underWay.add(Async.procedure(notifications::tell, notice).handle((done, failed) -> null)));
        detached.run();
    }

    boolean isQuiet() {
        return underWay.stream().allMatch(Promise::isCompleted);
    }
}
