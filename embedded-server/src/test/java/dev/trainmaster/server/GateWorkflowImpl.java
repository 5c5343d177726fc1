package dev.trainmaster.server;

import io.temporal.common.SearchAttributeKey;
import io.temporal.workflow.Workflow;
import java.time.Duration;

public class GateWorkflowImpl implements GateWorkflow {
    static final SearchAttributeKey<String> PHASE = SearchAttributeKey.forKeyword("TrainmasterPhase");

    private String openedBy = "";
    private int weight;

    @Override
    public String pass(String phase) {
        Workflow.upsertTypedSearchAttributes(PHASE.valueSet(phase));
        Workflow.await(Duration.ofDays(1), () -> !openedBy.isEmpty());
        Workflow.upsertTypedSearchAttributes(PHASE.valueSet("PASSED"));
        return "opened by " + openedBy;
    }

    @Override
    public void open(String by) {
        openedBy = by;
    }

    @Override
    public int weight() {
        return weight;
    }

    @Override
    public int load(int kilograms) {
        weight += kilograms;
        return weight;
    }

    @Override
    public void checkLoad(int kilograms) {
        if (kilograms < 0) {
            throw new IllegalArgumentException("a load cannot be negative");
        }
    }
}
