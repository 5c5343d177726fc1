package dev.trainmaster.dataset;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.trainmaster.request.ExportFormat;
import java.io.IOException;

/** Writes one record as one JSON object with a fixed order of keys. */
interface RecordFormat {
    /** Answers how many characters a trainer would learn. */
    long write(JsonGenerator json, Exported entry) throws IOException;

    static RecordFormat of(ExportFormat format, ChatFrame frame) {
        return switch (format) {
            case TRACE -> new TraceFormat();
            case TUNIX_SFT -> new TunixSftFormat(frame);
            case TRAINING_EXAMPLE -> new TrainingExampleFormat(new Uuid5());
        };
    }
}
