package dev.trainmaster.dataset;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.trainmaster.request.ExportFormat;
import java.util.Optional;

/** Writes a plain trace as its RecordFormat would, byte by byte the same, without making objects. */
final class PlainWriter {
    private static final byte[] ID = ascii("{\"id\":\"");
    private static final byte[] PROMPTS = ascii("\",\"prompts\":\"");
    private static final byte[] PROMPT = ascii("\",\"prompt\":\"");
    private static final byte[] RESPONSE = ascii("\",\"response\":\"");
    private static final byte[] TRACE_STEPS = ascii("\",\"trace_steps\":[");
    private static final byte[] ANSWER_AFTER_LIST = ascii("],\"final_answer\":\"");
    private static final byte[] ANSWER = ascii("\",\"final_answer\":\"");
    private static final byte[] METADATA = ascii("\",\"metadata\":{");
    private static final byte[] SOURCE = ascii("\"source_trace_id\":\"");
    private static final byte[] NEXT = ascii("\",");
    private static final byte[] CREATED_AT = ascii("\"created_at\":\"");
    private static final byte[] VERSION = ascii("\"trace_version\":\"");
    private static final byte[] FORMAT = ascii("\",\"format\":\"tunix_sft\"");
    private static final byte[] END = ascii("}}\n");
    private static final byte[] TO_TRAINING_EXAMPLE = ascii("/te");
    private static final FixedText REASONING = FixedText.of("Reasoning:\n");
    private static final FixedText NEW_LINE = FixedText.of("\n");
    private static final FixedText ANSWER_LINE = FixedText.of("Answer: ");
    private static final FixedText REQUEST = FixedText.of(TrainingExampleFormat.REQUEST);

    private final ExportFormat format;
    private final ChatFrame frame;
    private final Optional<FixedText> createdAt;
    private final PlaceIds ids;

    PlainWriter(ExportFormat format, ChatFrame frame, Optional<String> createdAt, PlaceIds ids) {
        this.format = format;
        this.frame = frame;
        this.createdAt = createdAt.map(FixedText::of);
        this.ids = ids;
    }

    /** Answers how many characters a trainer would learn. */
    long write(PlainTrace trace, long index, Bytes out) {
        return switch (format) {
            case TUNIX_SFT -> chat(trace, index, out);
            case TRACE -> parts(trace, index, out);
            case TRAINING_EXAMPLE -> example(trace, index, out);
        };
    }

    private long chat(PlainTrace trace, long index, Bytes out) {
        out.append(ID);
        id(trace, index, out);
        out.append(PROMPTS);
        long length = frame.head().appendTo(out) + text(trace.prompt, out);
        length += frame.middle().appendTo(out)
                + response(trace, out)
                + frame.tail().appendTo(out);
        out.append(ANSWER);
        out.append(trace.finalAnswer);
        out.append(METADATA);
        described(trace, out);
        out.append(FORMAT);
        metaAndEnd(trace, out);
        return length;
    }

    private long parts(PlainTrace trace, long index, Bytes out) {
        out.append(ID);
        id(trace, index, out);
        out.append(PROMPTS);
        long length = text(trace.prompt, out);
        out.append(TRACE_STEPS);
        for (int n = 0; n < trace.stepCount(); n++) {
            if (n > 0) {
                out.write(',');
            }
            out.write('"');
            length += text(trace.step(n), out);
            out.write('"');
        }
        out.append(ANSWER_AFTER_LIST);
        length += text(trace.finalAnswer, out);
        out.append(METADATA);
        described(trace, out);
        out.write('"');
        metaAndEnd(trace, out);
        return length;
    }

    private long example(PlainTrace trace, long index, Bytes out) {
        out.append(ID);
        if (trace.hasId()) {
            ids.appendNamed(trace.id, TO_TRAINING_EXAMPLE, out);
        } else {
            ids.appendPlaced(index, TO_TRAINING_EXAMPLE, out);
        }
        out.append(PROMPT);
        long length = text(trace.prompt, out) + REQUEST.appendTo(out);
        out.append(RESPONSE);
        length += response(trace, out);
        out.append(METADATA);
        out.append(SOURCE);
        id(trace, index, out);
        out.append(NEXT);
        described(trace, out);
        out.write('"');
        metaAndEnd(trace, out);
        return length;
    }

    private void id(PlainTrace trace, long index, Bytes out) {
        if (trace.hasId()) {
            out.append(trace.id);
        } else {
            ids.appendPlaced(index, new byte[0], out);
        }
    }

    private static long response(PlainTrace trace, Bytes out) {
        long length = REASONING.appendTo(out);
        for (int n = 0; n < trace.stepCount(); n++) {
            int before = out.size();
            out.appendNumber(n + 1L);
            out.write('.');
            out.write(' ');
            length += out.size() - before;
            length += text(trace.step(n), out) + NEW_LINE.appendTo(out);
        }
        return length + ANSWER_LINE.appendTo(out) + text(trace.finalAnswer, out);
    }

    /** Up to the closing quote of trace_version. */
    private void described(PlainTrace trace, Bytes out) {
        if (trace.hasCreatedAt()) {
            out.append(CREATED_AT);
            out.append(trace.createdAt);
            out.append(NEXT);
        } else if (createdAt.isPresent()) {
            out.append(CREATED_AT);
            createdAt.get().appendTo(out);
            out.append(NEXT);
        }
        out.append(VERSION);
        out.append(trace.traceVersion);
    }

    private static void metaAndEnd(PlainTrace trace, Bytes out) {
        if (trace.meta.size() > 0) {
            out.write(',');
            out.write(trace.meta.array(), 0, trace.meta.size());
        }
        out.append(END);
    }

    private static int text(Span text, Bytes out) {
        out.append(text);
        return text.characters();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
