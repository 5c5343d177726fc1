package dev.trainmaster.dataset;

import java.time.Instant;
import java.util.OptionalLong;

/** What is known of one record when its line was read; used for record after record. */
final class RecordFacts {
    /** Why it cannot be used, or null. */
    String problem;

    OptionalLong column = OptionalLong.empty();
    /** Whether no record of the source can be used after this one. */
    boolean isTheEnd;

    boolean matches;

    RecordKind kind;
    /** Whether nothing can be made of its kind; then nothing else is known of it. */
    boolean isUnfit;
    /** {@link SeenTexts#hash}, or 0 if it has no id of its own. */
    long idHash;

    /** Of what names it, if it has no id of its own and is not named by its place; else 0. */
    long nameHash;

    long promptHash;
    /** What a trainer would learn of it, in characters of UTF-16. */
    long length;

    Instant createdAt;

    void clear() {
        problem = null;
        column = OptionalLong.empty();
        isTheEnd = false;
        matches = true;
        kind = RecordKind.TRACE;
        isUnfit = false;
        nameHash = 0;
        idHash = 0;
        promptHash = 0;
        length = 0;
        createdAt = null;
    }

    void isBad(BadRecordException reason) {
        isBad(reason.getMessage());
        column = reason.column();
        isTheEnd = reason.endsTheSource();
    }

    void isBad(String text) {
        problem = text;
        matches = false;
    }
}
