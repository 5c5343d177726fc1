package dev.trainmaster.approval;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Optional;

/**
 * One person's word on a run.
 *
 * @param id makes it idempotent: the same id counts once, however often it arrives
 * @param digest the manifest digest that the approver has seen, if the approval is to be bound to it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Decision(String id, String approver, Verdict verdict, Optional<String> comment, Optional<String> digest) {

    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_COMMENT = 500;

    boolean isWellFormed() {
        return approver != null
                && !approver.isBlank()
                && approver.length() <= LONGEST_NAME
                && verdict != null
                && (id == null || id.length() <= LONGEST_NAME);
    }

    /** The same decision, small enough to be kept. */
    Decision bounded() {
        return new Decision(
                shortened(id, LONGEST_NAME),
                shortened(approver, LONGEST_NAME),
                verdict,
                comment.map(text -> shortened(text, LONGEST_COMMENT)),
                digest.map(text -> shortened(text, LONGEST_NAME)));
    }

    private static String shortened(String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most - 3) + "...";
    }
}
