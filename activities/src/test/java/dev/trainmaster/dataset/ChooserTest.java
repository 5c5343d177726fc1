package dev.trainmaster.dataset;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.request.Selection;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChooserTest {

    @Test
    void whoWantsMoreRecordsThanTheMemoryHoldsIsTold() {
        Chooser greedy = new Chooser() {
            @Override
            public void see(long recordIndex, Optional<Instant> createdAt) {
                throw new OutOfMemoryError("as a heap that is full says it");
            }

            @Override
            public Choice choice() {
                return Choice.everything();
            }
        };
        StreamSource source = new StreamSource(
                new DatasetKey("greedy"),
                "somewhere",
                new ByteArrayInputStream("{\"text\":\"a\"}\n".getBytes(StandardCharsets.UTF_8)),
                ReaderLimits.ofThisProcess());
        ExportOrder order =
                new ExportOrder(source, Selection.EVERYTHING, ExportFormat.TUNIX_SFT, Path.of("never-written"));

        assertThatThrownBy(() -> Chooser.after(RecordPipeline.ofThisProcess(), source, order.work(false), greedy))
                .isInstanceOf(UnusableSourceException.class)
                .hasMessageContaining("somewhere: so many records cannot be chosen")
                .hasMessageContaining("lower the limit");
    }
}
