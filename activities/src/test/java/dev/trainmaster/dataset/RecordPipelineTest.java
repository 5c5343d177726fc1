package dev.trainmaster.dataset;

import static dev.trainmaster.dataset.Records.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainmaster.request.ChatSettings;
import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.request.Selection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordPipelineTest {
    private static final WorkOrder ORDER = new WorkOrder(
            new DatasetKey("data"),
            new MetaFilter(Selection.EVERYTHING),
            ExportFormat.TRACE,
            ChatFrame.of(ChatSettings.DEFAULTS),
            Optional.empty(),
            false,
            false,
            true);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void batchesComeInTheOrderOfTheSourceWhateverTheNumberOfWorkers(int workers) throws IOException {
        List<Long> indexes = new ArrayList<>();

        new RecordPipeline(workers, 1 << 20).run(lines(numbered(20_000)), ORDER, batch -> {
            for (int n = 0; n < batch.count(); n++) {
                assertThat(batch.facts(n).problem).isNull();
                indexes.add(batch.index(n));
            }
            return RecordSink.Wanted.MORE;
        });

        assertThat(indexes).isEqualTo(LongStream.range(0, 20_000).boxed().toList());
    }

    @Test
    void whatEndsTheSourceIsToldAfterTheRecordsBeforeItAreTaken() {
        List<Integer> taken = new ArrayList<>();
        String text = numbered(3_000) + "x".repeat(9 << 20);

        assertThatThrownBy(() -> new RecordPipeline(2, 1 << 20).run(lines(text), ORDER, batch -> {
                    taken.add(batch.count());
                    return RecordSink.Wanted.MORE;
                }))
                .isInstanceOf(UnusableSourceException.class)
                .hasMessageStartingWith("data.jsonl:3001: the line is longer than");
        assertThat(taken.stream().mapToInt(Integer::intValue).sum()).isEqualTo(3_000);
    }

    @Test
    void aSinkThatWantsNoMoreIsGivenNoMore() throws IOException {
        List<Integer> taken = new ArrayList<>();

        new RecordPipeline(2, 1 << 20).run(lines(numbered(20_000)), ORDER, batch -> {
            taken.add(batch.count());
            return RecordSink.Wanted.NO_MORE;
        });

        assertThat(taken).hasSize(1);
    }

    @Test
    void anErrorOfTheSinkIsNotLost() {
        SourceLines empty = new TextLines(new ByteArrayInputStream(new byte[0]), "data.jsonl", Records.LIMITS);

        assertThatThrownBy(() -> new RecordPipeline(2, 1 << 20).run(empty, ORDER, batch -> {
                    throw new IOException("the disk is full");
                }))
                .hasMessage("the disk is full");
    }

    private static SourceLines lines(String text) {
        return new TextLines(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "data.jsonl", Records.LIMITS);
    }

    private static String numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> record("\"prompt\": \"" + i + "\"") + "\n")
                .collect(Collectors.joining());
    }
}
