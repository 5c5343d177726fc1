package dev.trainmaster.dataset;

import static dev.trainmaster.dataset.Records.GOOD;
import static dev.trainmaster.dataset.Records.filesIn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.request.Selection;
import dev.trainmaster.storage.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedExportsTest {
    @TempDir
    Path folder;

    @Test
    void theSameDataLieOnTheDiskOnceAndAreNamedByTheirDigest() throws IOException {
        ExportReceipt first = export("r1");
        ExportReceipt second = export("r2");

        Path named = folder.resolve("exports").resolve(first.sha256() + ".jsonl");
        assertThat(second.sha256()).isEqualTo(first.sha256()).isEqualTo(Sha256.ofFile(named));
        assertThat(Files.isSameFile(named, Path.of(first.path()))).isTrue();
        assertThat(Files.isSameFile(named, Path.of(second.path()))).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(named)))
                .startsWith("r--")
                .doesNotContain("w");
        assertThat(filesIn(folder.resolve("exports")))
                .containsExactly(named.getFileName().toString());
        assertThat(filesIn(folder.resolve("r2"))).containsExactly("dataset.json", "dataset.jsonl");
    }

    @Test
    void anExportThatIsThereAlreadyIsLeftAlone() throws IOException {
        Object inode = inode(export("r1"));

        assertThat(inode(export("r1"))).isEqualTo(inode);
    }

    @Test
    void oneThatIsNoLongerWhatItsNameSaysIsReplacedAndNotUsed() throws IOException {
        ExportReceipt first = export("r1");
        Path named = folder.resolve("exports").resolve(first.sha256() + ".jsonl");
        Files.delete(named);
        Files.writeString(named, "x".repeat((int) first.bytes()));

        ExportReceipt second = export("r2");

        assertThat(Sha256.ofFile(Path.of(second.path()))).isEqualTo(second.sha256());
        assertThat(Files.isSameFile(named, Path.of(second.path()))).isTrue();
    }

    @Test
    void whatNoRunHasAnyMoreIsForgottenWithTheNextExport() throws IOException {
        ExportReceipt first = export("r1");
        Files.delete(Path.of(first.path()));
        source(GOOD + "\n" + GOOD + "\n");

        ExportReceipt second = export("r2");

        assertThat(filesIn(folder.resolve("exports"))).containsExactly(second.sha256() + ".jsonl");
    }

    @Test
    void whereNothingCanBeSharedTheRunHasItsOwnFile() throws IOException {
        Files.writeString(folder.resolve("exports"), "no folder");

        ExportReceipt receipt = export("r1");

        assertThat(Sha256.ofFile(Path.of(receipt.path()))).isEqualTo(receipt.sha256());
    }

    private ExportReceipt export(String run) throws IOException {
        Path file = folder.resolve("data.jsonl");
        if (!Files.exists(file)) {
            source(GOOD + "\n");
        }
        ExportOrder order = new ExportOrder(
                new FileSource(new DatasetKey("data"), file, Records.LIMITS),
                Selection.EVERYTHING,
                ExportFormat.TRACE,
                folder.resolve(run).resolve("dataset.jsonl"));
        return new DatasetExporter(SharedExports.in(folder.resolve("exports"))).export(order, ExportProgress.NONE);
    }

    private void source(String text) throws IOException {
        Files.writeString(folder.resolve("data.jsonl"), text);
    }

    private static Object inode(ExportReceipt receipt) throws IOException {
        return Files.getAttribute(Path.of(receipt.path()), "unix:ino");
    }
}
