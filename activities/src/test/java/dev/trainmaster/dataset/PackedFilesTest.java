package dev.trainmaster.dataset;

import static dev.trainmaster.dataset.Records.GOOD;
import static dev.trainmaster.dataset.Records.filesIn;
import static dev.trainmaster.dataset.Records.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.failure.FailureType;
import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.request.Selection;
import dev.trainmaster.storage.Sha256;
import io.airlift.compress.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PackedFilesTest {
    private static final byte[] TEXT = (GOOD + "\n").repeat(5_000).getBytes(StandardCharsets.UTF_8);

    enum Packing {
        GZIP(".gz") {
            @Override
            OutputStream over(OutputStream out) throws IOException {
                return new GZIPOutputStream(out);
            }
        },
        ZSTD(".zst") {
            @Override
            OutputStream over(OutputStream out) throws IOException {
                return new ZstdOutputStream(out);
            }
        };

        private final String suffix;

        Packing(String suffix) {
            this.suffix = suffix;
        }

        abstract OutputStream over(OutputStream out) throws IOException;

        byte[] packed(byte[] text) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (OutputStream packing = over(out)) {
                packing.write(text);
            }
            return out.toByteArray();
        }
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Packing.class)
    void isReadAsIfItWereNotPacked(Packing packing) throws IOException {
        Path plain = Files.write(folder.resolve("plain.jsonl"), TEXT);
        Path packed = Files.write(folder.resolve("data.jsonl" + packing.suffix), packing.packed(TEXT));

        assertThat(export(packed)).isEqualTo(export(plain));
        assertThat(DatasetKey.ofFile(packed).text()).isEqualTo("data");
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void twoPacksInOneFileAreBothRead(Packing packing) throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(packing.packed(TEXT));
        both.write(packing.packed(TEXT));
        Path file = Files.write(folder.resolve("data.jsonl" + packing.suffix), both.toByteArray());

        assertThat(Records.read(new FileSource(new DatasetKey("data"), file, Records.LIMITS)).good)
                .hasSize(10_000);
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void oneThatIsCutOffIsToldWithItsLineAndLeavesNothingBehind(Packing packing) throws IOException {
        byte[] packed = packing.packed(TEXT);
        Path file =
                Files.write(folder.resolve("data.jsonl" + packing.suffix), Arrays.copyOf(packed, packed.length - 9));

        var failure = refused(() -> export(file));

        assertThat(failure.failure().type()).isEqualTo(FailureType.DATASET_INVALID);
        assertThat(failure.getMessage())
                .startsWith(file + ":")
                .contains(packing.name().toLowerCase(java.util.Locale.ROOT) + " data are damaged or cut off")
                .endsWith("copy the file again");
        assertThat(filesIn(folder.resolve("out"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void isADatasetOfTheRootAndIsUnpackedWhenItIsAdded(Packing packing) throws IOException {
        Path root = Files.createDirectories(folder.resolve("root"));
        DatasetStore store = new DatasetStore(root, Records.LIMITS);
        Path file = Files.write(folder.resolve("mine.jsonl" + packing.suffix), packing.packed(TEXT));
        DatasetImport imports = new DatasetImport(store, Records.LIMITS);

        assertThat(imports.add(file, Optional.empty(), 0).records()).isEqualTo(5_000);
        assertThat(imports.add(file, Optional.empty(), 0).outcome()).isEqualTo(AddedDataset.Outcome.ALREADY_THERE);
        Files.move(file, root.resolve("packed.jsonl" + packing.suffix));

        assertThat(root.resolve("mine.jsonl")).hasBinaryContent(TEXT);
        assertThat(store.show(new DatasetKey("packed")).records()).isEqualTo(5_000);
        assertThat(store.list()).extracting(DatasetEntry::key).containsExactly("mine", "packed", "sample");
    }

    @ParameterizedTest
    @EnumSource(Packing.class)
    void theDigestOfASourceIsThatOfItsBytesAsTheyLieThereAndOnlyIfAllWereRead(Packing packing) throws IOException {
        byte[] packed = packing.packed(TEXT);
        Path file = Files.write(folder.resolve("data.jsonl" + packing.suffix), packed);
        FileSource source = new FileSource(new DatasetKey("data"), file, Records.LIMITS);
        StreamSource pipe = new StreamSource(
                new DatasetKey("data"), "standard input", new java.io.ByteArrayInputStream(packed), Records.LIMITS);

        try (SourceLines lines = source.open()) {
            assertThat(lines.next()).isTrue();
        }
        assertThat(source.files()).extracting(SourceFile::sha256).containsExactly(Optional.empty());
        assertThat(pipe.files()).isEmpty();
        Records.read(source);
        Records.read(pipe);

        assertThat(source.files())
                .containsExactly(new SourceFile(
                        file.getFileName().toString(), packed.length, Optional.of(Sha256.ofBytes(packed))));
        assertThat(pipe.files())
                .containsExactly(new SourceFile("standard input", packed.length, Optional.of(Sha256.ofBytes(packed))));
    }

    @Test
    void aPipeIsReadOnceAndToldIfItWouldBeReadTwice() throws IOException {
        StreamSource source = new StreamSource(
                new DatasetKey("data"),
                "standard input",
                new java.io.ByteArrayInputStream(Packing.GZIP.packed(TEXT)),
                Records.LIMITS);

        assertThat(Records.read(source).good).hasSize(5_000);
        org.assertj.core.api.Assertions.assertThatThrownBy(source::open)
                .hasMessageContaining("it can be read only once")
                .hasMessageContaining("save it to a file first");
    }

    private String export(Path file) {
        return Records.export(file, Selection.EVERYTHING, ExportFormat.TRACE, folder.resolve("out/dataset.jsonl"))
                .sha256();
    }
}
