package dev.trainmaster.run;

import dev.trainmaster.approval.Decision;
import dev.trainmaster.approval.DecisionReceipt;
import dev.trainmaster.approval.Extension;
import dev.trainmaster.approval.Ruling;
import dev.trainmaster.approval.SignalledDecision;
import dev.trainmaster.dataset.DatasetActivities;
import dev.trainmaster.fixture.Samples;
import dev.trainmaster.request.RequestDocument;
import dev.trainmaster.result.RunResult;
import dev.trainmaster.training.TrainingNews;
import io.temporal.workflow.Workflow;
import java.util.Optional;

/** A workflow that somebody changed without a thought for the runs under way: it exports before it has a home. */
public final class HastyWorkflow implements TrainingWorkflow {

    @Override
    public RunResult run(RequestDocument request) {
        Workflow.newActivityStub(DatasetActivities.class, StagePlan.export(Samples.HOME))
                .export("run", Samples.HOME, request.read());
        return null;
    }

    @Override
    public RunStatus status() {
        return null;
    }

    @Override
    public DecisionReceipt decide(Decision decision) {
        return new DecisionReceipt(Ruling.DECIDED, 1, 1, Optional.empty());
    }

    @Override
    public void validateDecision(Decision decision) {
        Workflow.setCurrentDetails("takes any decision");
    }

    @Override
    public DecisionReceipt extend(Extension extension) {
        return new DecisionReceipt(Ruling.COUNTED, 1, 1, Optional.empty());
    }

    @Override
    public void validateExtension(Extension extension) {
        Workflow.setCurrentDetails("takes any extension");
    }

    @Override
    public void approve(SignalledDecision approval) {
        Workflow.setCurrentDetails("takes any approval");
    }

    @Override
    public void reject(SignalledDecision rejection) {
        Workflow.setCurrentDetails("takes any reject");
    }

    @Override
    public void news(TrainingNews news) {
        Workflow.setCurrentDetails("takes any news");
    }
}
