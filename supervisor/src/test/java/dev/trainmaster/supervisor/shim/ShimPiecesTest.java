package dev.trainmaster.supervisor.shim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShimPiecesTest {

    private static final String NASTY = "a b\n\t\"\\%41 é 漢 😀 \u0000 \u001f";

    @TempDir
    private Path directory;

    @Test
    void theJsonWriterIsReadBackByALibrary() throws IOException {
        String text = new JsonObject()
                .with("nasty \"name\"", NASTY)
                .with("number", Long.MIN_VALUE)
                .with("processes", List.of(new ProcessId(1, 2), new ProcessId(3, 4)))
                .with("none", List.of())
                .text();

        JsonNode read = new ObjectMapper().readTree(text);
        assertThat(read.get("nasty \"name\"").textValue()).isEqualTo(NASTY);
        assertThat(read.get("number").longValue()).isEqualTo(Long.MIN_VALUE);
        assertThat(read.get("processes").get(1).get("startTicks").longValue()).isEqualTo(4);
        assertThat(read.get("none")).isEmpty();
    }

    @Test
    void escapedTextIsPlainAsciiAndComesBack() {
        assertThat(Escape.encode(NASTY)).matches("[!-~]*");
        assertThat(Escape.decode(Escape.encode(NASTY))).isEqualTo(NASTY);
        assertThat(Escape.encode("--epochs=3")).isEqualTo("--epochs=3");
    }

    @Test
    void anOrderSurvivesItsCommandLine() {
        ShimOrder order = new ShimOrder(
                directory.resolve("a b"),
                "run é",
                7,
                "0123456789abcdef",
                new File("/tmp/x y"),
                30_000,
                1024,
                3,
                List.of("setsid", "--"),
                List.of("sh", "::", "", NASTY.replace("\u0000", "")),
                Map.of("A", "b c", "TRAINMASTER_ENV_B", ""),
                Optional.of(new LeaseTerms(600_000, 12_340)));

        assertThat(ShimOrder.parse(order.arguments().toArray(new String[0]), order.shimEnvironment()))
                .isEqualTo(order);
    }

    @Test
    void aProcessNameMayHoldAnything() {
        byte[] line = "42 (a) R 1 (b \n) S 7 -8 9 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 3 0 777 99 1\n"
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(ProcessStat.parse(line, line.length)).isEqualTo(new ProcessStat(42, 'S', 7, -8, 9, 3, 777));
    }

    @Test
    void aZombieIsGoneButALeaderWhoseThreadsRunOnIsNot() {
        assertThat(new ProcessStat(1, 'Z', 1, 1, 1, 1, 1).gone()).isTrue();
        assertThat(new ProcessStat(1, 'Z', 1, 1, 1, 2, 1).gone()).isFalse();
        assertThat(new ProcessStat(1, 'D', 1, 1, 1, 1, 1).gone()).isFalse();
    }

    @Test
    void onlyTheWholeEntryIsAMark() throws IOException {
        Proc proc = proc(5, "A=1\0XTOKEN=abc\0TOKEN=abcd\0");
        ProcessStat process = proc.stat(5).orElseThrow();

        assertThat(proc.hasEnvironmentEntry(process, "TOKEN=abc".getBytes())).isFalse();
        assertThat(proc.hasEnvironmentEntry(process, "TOKEN=abcd".getBytes())).isTrue();
        assertThat(proc.hasEnvironmentEntry(process, "A=1".getBytes())).isTrue();
    }

    @Test
    void aReusedPidIsAnotherProcess() throws IOException {
        Proc proc = proc(5, "");

        assertThat(proc.runs(new ProcessId(5, 777))).isTrue();
        assertThat(proc.runs(new ProcessId(5, 776))).isFalse();
        assertThat(proc.runs(new ProcessId(6, 777))).isFalse();
    }

    @Test
    void onlyTheProcessThatWasMeantIsLetGoOn() throws IOException, InterruptedException {
        Proc proc = Proc.ofThisHost();
        ProcessBuilder sleep = new ProcessBuilder("sleep", "60");
        sleep.environment().put(TokenSweep.SHIM_VARIABLE, "abc");
        Process shim = sleep.start();
        try {
            new ProcessBuilder("kill", "-STOP", Long.toString(shim.pid()))
                    .start()
                    .waitFor();
            ProcessId id = proc.stat(shim.pid()).orElseThrow().id();
            await().until(() -> proc.stat(id.pid()).orElseThrow().waitsForCont());
            assertThat(new TokenSweep(proc, "ab", 0).suspendedShims()).isEmpty();
            assertThat(new TokenSweep(proc, "abc", 0).suspendedShims()).containsExactly(id);

            assertThat(new Signals(proc).resume(new ProcessId(id.pid(), id.startTicks() - 1)))
                    .isFalse();
            assertThat(proc.stat(id.pid()).orElseThrow().waitsForCont()).isTrue();

            assertThat(new Signals(proc).resume(id)).isTrue();
            await().until(() -> !proc.stat(id.pid()).orElseThrow().suspended());
            assertThat(new TokenSweep(proc, "abc", 0).suspendedShims()).isEmpty();
        } finally {
            shim.destroyForcibly();
        }
    }

    @Test
    void aStopCoversItsStartAndEveryLowerOne() throws IOException {
        StopFile stops = new StopFile(directory.resolve("stop"));
        assertThat(stops.covering(1)).isEmpty();

        stops.append(new StopFile.Request(3, 500, "two\nlines"));
        stops.append(new StopFile.Request(2, 100, "ana"));

        assertThat(stops.covering(4)).isEmpty();
        assertThat(stops.covering(3)).contains(new StopFile.Request(3, 500, "two lines"));
        assertThat(stops.covering(1)).contains(new StopFile.Request(2, 100, "ana"));
    }

    @Test
    void aHalfWrittenStopNeitherHidesAWholeOneNorAllowsAStart() throws IOException {
        Path file = directory.resolve("stop");
        Files.writeString(file, "\nstart=9 gra");
        StopFile stops = new StopFile(file);
        assertThat(stops.covering(1)).isEmpty();

        stops.append(new StopFile.Request(2, 100, "ana"));

        assertThat(stops.covering(2)).contains(new StopFile.Request(2, 100, "ana"));
        assertThatThrownBy(() -> stops.covering(3)).hasMessageContaining("start=9 gra");
    }

    @Test
    void aDurableFileIsCreatedOnceAndLeavesNothingBeside() throws IOException {
        Path file = directory.resolve("exit.json");
        DurableFile.create(file, "first");

        assertThatThrownBy(() -> DurableFile.create(file, "second")).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("first");
        assertThat(directory).isDirectoryNotContaining("glob:**.tmp");
    }

    private Proc proc(long pid, String environment) throws IOException {
        Path process = Files.createDirectories(directory.resolve(Long.toString(pid)));
        Files.writeString(process.resolve("stat"), pid + " (x) S 1 1 1 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 777 1 1");
        Files.writeString(process.resolve("environ"), environment);
        return new Proc(directory.toFile());
    }
}
