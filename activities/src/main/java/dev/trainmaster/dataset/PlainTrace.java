package dev.trainmaster.dataset;

import java.util.ArrayList;
import java.util.List;

/** The parts of one record as spans of its line; used for record after record. */
final class PlainTrace {
    final Span id = new Span();
    final Span createdAt = new Span();
    final Span traceVersion = new Span();
    final Span prompt = new Span();
    final Span finalAnswer = new Span();
    /** The inside of the meta object, as it is written. */
    final Bytes meta = new Bytes(1 << 10);

    private final List<Span> steps = new ArrayList<>();
    private int stepCount;
    private boolean hasId;
    private boolean hasCreatedAt;

    void clear() {
        stepCount = 0;
        hasId = false;
        hasCreatedAt = false;
        meta.clear();
    }

    Span nextStep() {
        if (stepCount == steps.size()) {
            steps.add(new Span());
        }
        return steps.get(stepCount++);
    }

    int stepCount() {
        return stepCount;
    }

    Span step(int n) {
        return steps.get(n);
    }

    boolean hasId() {
        return hasId;
    }

    boolean hasCreatedAt() {
        return hasCreatedAt;
    }

    void idIsKnown() {
        hasId = true;
    }

    void createdAtIsKnown() {
        hasCreatedAt = true;
    }
}
