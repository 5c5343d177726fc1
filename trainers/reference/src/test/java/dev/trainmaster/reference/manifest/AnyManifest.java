package dev.trainmaster.reference.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.reference.TrainerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What must hold of whatever bytes somebody calls a manifest. */
final class AnyManifest {
    static final String GOOD =
            "schemaVersion: 1\nrunId: r-1\ncreatedBy: a test\ndataset:\n  key: sample\n  path: /data.jsonl\n"
                    + "  format: tunix_sft\n  sha256: ab\n  bytes: 7\n  records: 3\nmodel: tiny\ntrainer: {name: reference}\n"
                    + "hyperparameters: {learningRate: 0.003, weightDecay: 0.01, epochs: 1, batchSize: 2, maxSeqLength: 128,"
                    + " seed: 42, device: auto, maxSteps: 35}\ncheckpoints: {keepLast: 3}\nselection: {limit: 3}\n";

    private AnyManifest() {}

    /** It is a manifest, or it is refused in lines that each name the file. */
    static void isReadOrRefusedInWords(byte[] bytes) {
        try {
            Path file = Files.createTempFile("manifest-", ".yaml");
            try {
                Files.write(file, bytes);
                assertThat(new ManifestReader().read(file)).isNotNull();
            } catch (TrainerException refused) {
                assertThat(refused.problems())
                        .isNotEmpty()
                        .allSatisfy(problem ->
                                assertThat(problem).startsWith(file.toString()).doesNotContain("\n"));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
