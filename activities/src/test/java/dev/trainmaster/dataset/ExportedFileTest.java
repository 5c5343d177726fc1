package dev.trainmaster.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.fuzz.Mutations;
import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.request.Selection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The quick way of reading an export must find in a line what the careful one finds, and leave it all else. */
@Timeout(300)
class ExportedFileTest {
    private static final int TRIES = 3_000;
    private static final String SOURCE = String.join(
            "\n",
            Records.record("\"prompt\": \"What is 2 + 3?\""),
            Records.record(
                    "\"prompt\": \"é 雪 \\u00e9 \\n\\t \uD83D\uDE00 \\\"q\\\" \\\\ \\/\"", "\"meta\": {\"a\": [1, {}]}"),
            Records.withSteps(
                    "[{\"i\": 0, \"type\": \"t\", \"content\": \"one \uD83D\uDE00\"}, {\"i\": 1, \"type\": \"t\","
                            + " \"content\": \"two\\n\"}]"),
            Records.record("\"prompt\": \"p\"", "\"id\": \"x\", \"created_at\": \"2026-01-02T03:04:05Z\""));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void whatWeWroteIsReadQuicklyAndAsTheCarefulWayReadsIt(ExportFormat format) throws Exception {
        PlainExportReader plain = new PlainExportReader(format);
        for (String line : exported(format)) {
            RecordFacts facts = new RecordFacts();
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);

            plain.read(bytes, 0, bytes.length, facts);

            assertSame(bytes, format, facts);
        }
    }

    @ParameterizedTest
    @EnumSource(ExportFormat.class)
    void whateverBecameOfALineTheQuickWayTakesOnlyWhatTheCarefulOneTakes(ExportFormat format) throws Exception {
        Mutations mutations = new Mutations(42, exported(format));
        PlainExportReader plain = new PlainExportReader(format);
        int taken = 0;
        for (int n = 0; n < TRIES; n++) {
            byte[] bytes = mutations.next();
            RecordFacts facts = new RecordFacts();
            try {
                plain.read(bytes, 0, bytes.length, facts);
            } catch (NotPlainException e) {
                continue;
            }
            assertSame(bytes, format, facts);
            taken++;
        }
        assertThat(taken).isGreaterThan(TRIES / 20);
    }

    @Test
    void linesAreToldInTheirOrderWithWhatIsWrong() throws IOException {
        String good = exported(ExportFormat.TUNIX_SFT).get(0);
        String file = good + "\n\n" + good.replace("\"prompts\"", "\"prompt\"") + "\n[]\n" + good + "{}\n" + good;
        List<Long> fine = new ArrayList<>();
        List<String> bad = new ArrayList<>();

        long lines = new ExportedFile("e.jsonl", ExportFormat.TUNIX_SFT, Records.LIMITS)
                .read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), new ExportedFile.Listener() {
                    @Override
                    public void good(long line, long hash, long bytes) {
                        fine.add(line);
                    }

                    @Override
                    public void bad(RecordProblem problem) {
                        bad.add(problem.toString());
                    }
                });

        assertThat(lines).isEqualTo(6);
        assertThat(fine).containsExactly(1L, 6L);
        assertThat(bad)
                .containsExactly(
                        "e.jsonl:2: is no JSON object",
                        "e.jsonl:3: prompts is missing",
                        "e.jsonl:4: is no JSON object",
                        "e.jsonl:5: has something behind the JSON object");
    }

    private static void assertSame(byte[] line, ExportFormat format, RecordFacts quick) throws BadRecordException {
        ExportedParts careful = new CarefulExportReader(format, 1 << 20).read(line, 0, line.length);
        TextHash hash = new TextHash();
        hash.start();
        for (String part : careful.parts()) {
            byte[] spelled = FixedText.of(part).spelled();
            hash.add(spelled, 0, spelled.length);
        }
        assertThat(quick.length).as(new String(line, StandardCharsets.UTF_8)).isEqualTo(careful.bytes());
        assertThat(quick.promptHash).isEqualTo(hash.end());
    }

    private List<String> exported(ExportFormat format) throws IOException {
        Path source = Files.writeString(folder.resolve("data.jsonl"), SOURCE);
        Path out = folder.resolve("out/dataset.jsonl");
        Records.export(source, Selection.EVERYTHING, format, out);
        return Files.readAllLines(out);
    }
}
