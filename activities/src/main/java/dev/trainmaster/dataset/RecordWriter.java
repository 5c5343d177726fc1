package dev.trainmaster.dataset;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;

/** Writes records one below the other: plain ones quickly, all others with a JSON generator. */
final class RecordWriter {
    private static final JsonFactory JSON =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final WorkOrder order;
    private final PlainWriter plain;
    private final RecordFormat format;
    private final SftWriter sft;
    private final Uuid5 uuid5 = new Uuid5();

    RecordWriter(WorkOrder order) {
        this.order = order;
        this.plain = new PlainWriter(order.format(), order.frame(), order.createdAt(), new PlaceIds(order.key()));
        this.format = RecordFormat.of(order.format(), order.frame());
        this.sft = new SftWriter(order);
    }

    /** Answers how many characters a trainer would learn. */
    long write(PlainTrace trace, long index, Bytes out) {
        return plain.write(trace, index, out);
    }

    long write(DataRecord record, long index, Bytes out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out, JsonEncoding.UTF8)) {
            long length = record instanceof ReasoningTrace trace
                    ? format.write(json, Exported.of(order.key(), index, trace, order.createdAt(), uuid5))
                    : sft.write(json, record);
            json.writeRaw('\n');
            return length;
        }
    }
}
