package dev.trainmaster.run;

import dev.trainmaster.approval.ApprovalDesk;
import dev.trainmaster.approval.ApprovalGate;
import dev.trainmaster.approval.Decision;
import dev.trainmaster.approval.DecisionReceipt;
import dev.trainmaster.approval.Extension;
import dev.trainmaster.approval.SignalledDecision;
import dev.trainmaster.approval.Verdict;
import dev.trainmaster.dataset.DatasetActivities;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.manifest.ManifestActivities;
import dev.trainmaster.manifest.ManifestReceipt;
import dev.trainmaster.notification.Notice;
import dev.trainmaster.placement.Home;
import dev.trainmaster.placement.PlacementActivities;
import dev.trainmaster.preflight.Finding;
import dev.trainmaster.preflight.PreflightActivities;
import dev.trainmaster.preflight.PreflightReport;
import dev.trainmaster.preflight.TrainingPlan;
import dev.trainmaster.request.ApprovalPolicy;
import dev.trainmaster.request.Mode;
import dev.trainmaster.request.RequestDocument;
import dev.trainmaster.request.TrainingRequest;
import dev.trainmaster.result.RunResult;
import dev.trainmaster.training.RestartBudget;
import dev.trainmaster.training.TrainingEnd;
import dev.trainmaster.training.TrainingNews;
import dev.trainmaster.training.TrainingStage;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes a run through its phases. What each phase does is elsewhere; here is their order, and what ends a run. */
public final class TrainingWorkflowImpl implements TrainingWorkflow {

    private final RunBook book;
    private final ApprovalGate gate;
    private final ApprovalDesk desk;
    private final Announcer announcer;
    private final Optional<TrainingRequest> accepted;
    private final Optional<Failure> refusal;

    /** Here and not in {@link #run}, because a decision may be delivered before the run begins. */
    @WorkflowInit
    public TrainingWorkflowImpl(RequestDocument document) {
        String runId = Workflow.getInfo().getWorkflowId();
        Admission admission = Admission.of(runId, document);
        accepted = admission.request();
        refusal = admission.refusal();
        gate = new ApprovalGate(
                accepted.map(TrainingRequest::approval).orElse(ApprovalPolicy.DEFAULTS),
                accepted.flatMap(TrainingRequest::requestedBy));
        book = new RunBook(runId, gate, now());
        announcer = new Announcer(book);
        boolean waits = accepted.map(TrainingRequest::mode).equals(Optional.of(Mode.LOCAL));
        desk = new ApprovalDesk(gate, waits, announcer::tell, announcer::details);
    }

    @Override
    public RunResult run(RequestDocument document) {
        return new RunEnding(book, gate, announcer).of(this::work);
    }

    private void work() {
        TrainingRequest request = accepted.orElseThrow(() -> new RunFailedException(refusal.orElseThrow()));
        refusal.ifPresent(failure -> {
            throw new RunFailedException(failure);
        });
        book.request(request);
        announcer.accepted(request);
        Home home = Workflow.newActivityStub(PlacementActivities.class, StagePlan.claimHome())
                .claimHome(book.runId(), request);
        book.home(home);
        ExportReceipt dataset = Workflow.newActivityStub(DatasetActivities.class, StagePlan.export(home))
                .export(book.runId(), home, request);
        book.dataset(dataset);

        enter(Phase.WRITING_MANIFEST);
        ManifestReceipt manifest = Workflow.newActivityStub(ManifestActivities.class, StagePlan.writeManifest(home))
                .writeManifest(book.runId(), home, request, dataset);
        book.manifest(manifest);

        enter(Phase.VALIDATING);
        PreflightReport report = Workflow.newActivityStub(PreflightActivities.class, StagePlan.dryRun(home))
                .dryRun(book.runId(), home, request, dataset, manifest);
        book.report(report);
        if (report.failed()) {
            throw new RunFailedException(preflightFailure(report));
        }
        if (request.mode() == Mode.LOCAL) {
            awaitApproval(manifest);
            train(request, home, dataset, manifest, report);
        }
    }

    private static Failure preflightFailure(PreflightReport report) {
        Finding first = report.errors().get(0);
        int others = report.errors().size() - 1;
        return Failure.of(
                FailureType.PREFLIGHT_FAILED,
                Phase.VALIDATING,
                first.rule() + " at " + first.place() + ": " + first.text()
                        + (others == 0 ? "" : " (and " + others + " more in " + report.path() + ")"));
    }

    private void awaitApproval(ManifestReceipt manifest) {
        enter(Phase.AWAITING_APPROVAL);
        desk.awaitOutcome(manifest.sha256(), now()).ifPresent(failure -> {
            throw new RunFailedException(failure);
        });
    }

    private void train(
            TrainingRequest request,
            Home home,
            ExportReceipt dataset,
            ManifestReceipt manifest,
            PreflightReport report) {
        enter(Phase.TRAINING);
        Instant deadline = now().plus(request.limits().train());
        book.trainingDeadline(deadline);
        OptionalLong totalSteps = report.plan().map(TrainingPlan::totalSteps).orElse(OptionalLong.empty());
        TrainingStage stage = new TrainingStage(
                crew(request, new Household(home, dataset, manifest), totalSteps),
                book.starts(),
                book::progress,
                this::warn,
                new RestartBudget(request.limits().restartsWithoutProgress()),
                deadline);
        TrainingEnd.Completed completed = stage.run(home.startsSoFar() + 1);
        completed.lastProgress().ifPresent(announcer::progress);
    }

    private TrainingStage.Crew crew(TrainingRequest request, Household at, OptionalLong totalSteps) {
        return request.placement().mayMove()
                ? new MovingCrew(
                        book.runId(),
                        request,
                        at,
                        totalSteps,
                        new Removal(book, request, at, this::warn),
                        this::warn,
                        this::waits)
                : new RunCrew(book.runId(), at.home(), request, at.dataset(), at.manifest(), totalSteps, this::waits);
    }

    private void waits(Optional<String> forWhat) {
        book.waitsFor(forWhat);
        announcer.details();
    }

    private void warn(String text) {
        book.warn(text);
        announcer.details();
        announcer.tell(Notice.Kind.TRAINING_WARNING, text);
    }

    private void enter(Phase phase) {
        book.enter(phase, now());
        announcer.phase();
    }

    @Override
    public RunStatus status() {
        return book.status();
    }

    @Override
    public void validateDecision(Decision decision) {
        desk.validate(decision, now());
    }

    @Override
    public DecisionReceipt decide(Decision decision) {
        return desk.decide(decision, now());
    }

    @Override
    public void validateExtension(Extension extension) {
        desk.validate(extension);
    }

    @Override
    public DecisionReceipt extend(Extension extension) {
        return desk.extend(extension);
    }

    @Override
    public void approve(SignalledDecision approval) {
        desk.signalled(approval, Verdict.APPROVE, now());
    }

    @Override
    public void reject(SignalledDecision rejection) {
        desk.signalled(rejection, Verdict.REJECT, now());
    }

    @Override
    public void news(TrainingNews news) {
        if (news == null) {
            return;
        }
        book.starts().heard(news);
        news.text().ifPresent(this::warn);
        news.progress().ifPresent(progress -> {
            book.progress(progress);
            announcer.progress(progress);
        });
    }

    private static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }
}
