package dev.trainmaster.run;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.request.InvalidRequestException;
import dev.trainmaster.request.Problem;
import dev.trainmaster.request.RequestDocument;
import dev.trainmaster.request.TrainingRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a run may begin: its request as far as it can be read, and what is wrong with the request or the run id. */
record Admission(Optional<TrainingRequest> request, Optional<Failure> refusal) {

    static Admission of(String runId, RequestDocument document) {
        List<Problem> problems = new ArrayList<>();
        if (!RunId.isValid(runId)) {
            problems.add(new Problem("", "the workflow id is no run id: " + RunId.RULE));
        }
        Optional<TrainingRequest> request = Optional.empty();
        try {
            // A start without any input arrives as null.
            request = Optional.of((document == null ? new RequestDocument(null) : document).read());
        } catch (InvalidRequestException e) {
            problems.addAll(e.problems());
        }
        return new Admission(request, refusal(problems));
    }

    private static Optional<Failure> refusal(List<Problem> problems) {
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(Failure.of(
                        FailureType.INVALID_REQUEST,
                        Phase.EXPORTING,
                        new InvalidRequestException(problems).getMessage()));
    }
}
