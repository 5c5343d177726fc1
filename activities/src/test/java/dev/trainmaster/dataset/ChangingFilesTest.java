package dev.trainmaster.dataset;

import static dev.trainmaster.dataset.Records.GOOD;
import static dev.trainmaster.dataset.Records.filesIn;
import static dev.trainmaster.dataset.Records.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.request.Selection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files that really change while they are read. */
class ChangingFilesTest {
    private static final int RECORDS = 30_000;

    @TempDir
    Path folder;

    enum Change {
        LENGTHENED {
            @Override
            void to(Path file) throws IOException {
                Files.writeString(file, GOOD + "\n", StandardOpenOption.APPEND);
            }
        },
        CUT {
            @Override
            void to(Path file) throws IOException {
                try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                    channel.truncate(GOOD.length() + 1L);
                }
            }
        },
        OVERWRITTEN {
            @Override
            void to(Path file) throws IOException {
                try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
                    channel.write(java.nio.ByteBuffer.wrap(new byte[] {' '}));
                }
            }
        },
        REPLACED {
            @Override
            void to(Path file) throws IOException {
                Path other = Files.copy(file, file.resolveSibling("other"), StandardCopyOption.COPY_ATTRIBUTES);
                Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
            }
        };

        abstract void to(Path file) throws IOException;
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void isToldAndLeavesNothingBehind(Change change) throws IOException {
        Path file = source();
        AtomicBoolean changed = new AtomicBoolean();
        ExportOrder order = new ExportOrder(
                new FileSource(new DatasetKey("data"), file, Records.LIMITS),
                Selection.EVERYTHING,
                ExportFormat.TRACE,
                folder.resolve("out/dataset.jsonl"));

        FailureException failure = refused(() -> new DatasetExporter().export(order, (read, written) -> {
            if (changed.compareAndSet(false, true)) {
                make(change, file);
            }
        }));

        assertThat(failure.failure().type()).isEqualTo(FailureType.DATASET_INVALID);
        assertThat(failure)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("the file changed while it was read; start again when nobody writes to it");
        assertThat(filesIn(folder.resolve("out"))).isEmpty();
    }

    @Test
    void oneThatChangesBetweenTwoReadingsIsToldThoughItsTimesAndLengthAreTheSame() throws IOException {
        Path file = source();
        FileTime modified = Files.getLastModifiedTime(file);
        FileSource source = new FileSource(new DatasetKey("data"), file, Records.LIMITS);

        Records.read(source);
        Change.OVERWRITTEN.to(file);
        Files.setLastModifiedTime(file, modified);

        assertThatThrownBy(() -> Records.read(source)).hasMessageContaining("the file changed while it was read");
    }

    @Test
    void oneThatChangesWhileItIsAddedIsNotAdded() throws IOException, InterruptedException, TimeoutException {
        Path file = source();
        Path root = Files.createDirectories(folder.resolve("datasets"));
        DatasetImport imports = new DatasetImport(new DatasetStore(root, Records.LIMITS), Records.LIMITS);
        CompletableFuture<FailureException> adding =
                CompletableFuture.supplyAsync(() -> refused(() -> imports.add(file, Optional.empty(), 0)));

        await().pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(30))
                .until(() -> isCopying(root));
        make(Change.LENGTHENED, file);

        try {
            assertThat(adding.get(60, TimeUnit.SECONDS)).hasMessageContaining("the file changed while it was read");
        } catch (ExecutionException e) {
            throw new AssertionError("it was added", e);
        }
        assertThat(filesIn(root)).isEmpty();
    }

    private Path source() throws IOException {
        return Files.writeString(folder.resolve("data.jsonl"), (GOOD + "\n").repeat(RECORDS));
    }

    private static boolean isCopying(Path root) throws IOException {
        return !filesIn(root).isEmpty();
    }

    private static void make(Change change, Path file) {
        try {
            change.to(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
