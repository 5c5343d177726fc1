package dev.trainmaster.dataset;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Reads the lines that nearly all lines are: right, and spelled in the usual way. Of any other it only says that it is
 * another; TraceParser reads that one, and says what is wrong with it if something is.
 */
final class PlainTraceReader {
    private static final int MOST_STEPS = 1000;
    private static final byte[] ID = "id".getBytes(US_ASCII);
    private static final byte[] CREATED_AT = "created_at".getBytes(US_ASCII);
    private static final byte[] TRACE_VERSION = "trace_version".getBytes(US_ASCII);
    private static final byte[] PROMPT = "prompt".getBytes(US_ASCII);
    private static final byte[] FINAL_ANSWER = "final_answer".getBytes(US_ASCII);
    private static final byte[] STEPS = "steps".getBytes(US_ASCII);
    private static final byte[] META = "meta".getBytes(US_ASCII);
    private static final byte[] INDEX = "i".getBytes(US_ASCII);
    private static final byte[] TYPE = "type".getBytes(US_ASCII);
    private static final byte[] CONTENT = "content".getBytes(US_ASCII);
    /** Keys that a format writes itself: of two the record's own wins, and stands where the other stood. */
    private static final byte[][] WRITTEN_BY_FORMATS = {
        CREATED_AT, TRACE_VERSION, "format".getBytes(US_ASCII), "source_trace_id".getBytes(US_ASCII)
    };

    private static final int HAS_VERSION = 1;
    private static final int HAS_PROMPT = 2;
    private static final int HAS_ANSWER = 4;
    private static final int HAS_STEPS = 8;
    private static final int HAS_ALL = HAS_VERSION | HAS_PROMPT | HAS_ANSWER | HAS_STEPS;

    private final PlainJson json = new PlainJson();
    private final PlainCopy copy = new PlainCopy(json);
    private final Span key = new Span();
    private final Span stepType = new Span();
    private final Bytes dropped = new Bytes(1 << 8);
    private final IgnoredKeys ignored;

    PlainTraceReader(IgnoredKeys ignored) {
        this.ignored = ignored;
    }

    void read(byte[] line, int from, int to, PlainTrace into) throws NotPlainException {
        json.start(line, from, to);
        into.clear();
        ignored.startRecord();
        json.expect('{');
        int mark = json.enter();
        int found = 0;
        for (boolean first = true; json.hasNext(first, '}'); first = false) {
            json.key(key, mark);
            found |= field(into);
        }
        json.expectEnd();
        if (found != HAS_ALL) {
            throw NotPlainException.INSTANCE;
        }
    }

    private int field(PlainTrace into) throws NotPlainException {
        if (key.is(PROMPT)) {
            text(into.prompt, TextRule.PROMPT);
            return HAS_PROMPT;
        }
        if (key.is(STEPS)) {
            steps(into);
            return HAS_STEPS;
        }
        if (key.is(FINAL_ANSWER)) {
            text(into.finalAnswer, TextRule.FINAL_ANSWER);
            return HAS_ANSWER;
        }
        if (key.is(TRACE_VERSION)) {
            text(into.traceVersion, TextRule.TRACE_VERSION);
            return HAS_VERSION;
        }
        if (key.is(META)) {
            meta(into.meta);
        } else if (key.is(ID)) {
            id(into);
        } else if (key.is(CREATED_AT)) {
            createdAt(into);
        } else {
            ignored.add(key);
            dropped.clear();
            copy.value(dropped, 1);
        }
        return 0;
    }

    private void id(PlainTrace into) throws NotPlainException {
        if (!json.takeNull()) {
            text(into.id, TextRule.ID);
            if (into.id.hasEscapes()) {
                throw NotPlainException.INSTANCE;
            }
            into.idIsKnown();
        }
    }

    private void createdAt(PlainTrace into) throws NotPlainException {
        if (!json.takeNull()) {
            json.text(into.createdAt);
            if (!PlainTime.is(into.createdAt)) {
                throw NotPlainException.INSTANCE;
            }
            into.createdAtIsKnown();
        }
    }

    private void text(Span into, TextRule rule) throws NotPlainException {
        json.text(into);
        if (into.characters() < 1 || into.characters() > rule.most()) {
            throw NotPlainException.INSTANCE;
        }
    }

    private void steps(PlainTrace into) throws NotPlainException {
        json.expect('[');
        long before = -1;
        for (boolean first = true; json.hasNext(first, ']'); first = false) {
            long index = step(into.nextStep());
            if (index <= before || into.stepCount() > MOST_STEPS) {
                throw NotPlainException.INSTANCE;
            }
            before = index;
        }
        if (into.stepCount() == 0) {
            throw NotPlainException.INSTANCE;
        }
    }

    private long step(Span content) throws NotPlainException {
        json.expect('{');
        int mark = json.enter();
        long index = -1;
        boolean typed = false;
        boolean filled = false;
        for (boolean first = true; json.hasNext(first, '}'); first = false) {
            json.key(key, mark);
            if (key.is(INDEX)) {
                index = json.index();
            } else if (key.is(TYPE)) {
                text(stepType, TextRule.STEP_TYPE);
                typed = true;
            } else if (key.is(CONTENT)) {
                text(content, TextRule.STEP_CONTENT);
                filled = true;
            } else {
                dropped.clear();
                copy.value(dropped, 1);
            }
        }
        json.leave(mark);
        if (index < 0 || !typed || !filled) {
            throw NotPlainException.INSTANCE;
        }
        return index;
    }

    private void meta(Bytes into) throws NotPlainException {
        if (json.takeNull()) {
            return;
        }
        json.expect('{');
        int mark = json.enter();
        for (boolean first = true; json.hasNext(first, '}'); first = false) {
            json.key(key, mark);
            for (byte[] taken : WRITTEN_BY_FORMATS) {
                if (key.is(taken)) {
                    throw NotPlainException.INSTANCE;
                }
            }
            if (!first) {
                into.write(',');
            }
            copy.key(key, into);
            copy.value(into, 1);
        }
        json.leave(mark);
    }
}
