package dev.trainmaster.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every state in which a restart may find a start: one test for each. */
class FindingsTest {

    private Playground playground;
    private Process stranger;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        playground = new Playground(directory);
        stranger = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void close() {
        playground.close();
        stranger.destroyForcibly();
    }

    @Test
    void nothingWasBegun() {
        assertThat(playground.find(1)).isInstanceOf(Finding.Nothing.class);
    }

    @Test
    void specWrittenAndNoShim() throws IOException {
        prepare();

        assertThat(playground.find(1)).isInstanceOf(Finding.Prepared.class);
    }

    @Test
    void aStartThatWasPreparedByADeadWorkerNeverRunsNotEvenLate() throws IOException, InterruptedException {
        prepare();

        assertThat(playground.take(playground.shell(1, "echo ran"))).isInstanceOf(Finding.Prepared.class);

        ShimLauncher late = new ShimLauncher(
                HostTools.find(Path.of("/proc"), System.getenv("PATH")),
                new NoCgroups("not needed"),
                ShimArchive.installIn(playground.home));
        int refused = late.launch(playground.run.start(1), playground.shell(1, "echo ran"))
                .waitFor();
        assertThat(refused).isEqualTo(75);
        assertThat(playground.run.start(1).stdout()).doesNotExist();
        assertThat(playground.find(1))
                .isInstanceOfSatisfying(
                        Finding.Prepared.class, found -> assertThat(found.why()).contains("a stop was requested"));
    }

    @Test
    void lockHeldAndIdentityRight() {
        playground.take(playground.shell(1, "sleep 60"));

        assertThat(playground.find(1)).isInstanceOf(Finding.Running.class);
    }

    @Test
    void lockHeldAndIdentityUnverifiable() throws Exception {
        prepare();
        forgeShim(stranger.pid(), ticksOf(stranger.pid()), playground.proc.bootId(), playground.token.value());
        try (OtherProcessHoldsLock held = new OtherProcessHoldsLock(playground.run.lock())) {
            assertThat(held.isHeld()).isTrue();
            assertThat(playground.find(1)).isInstanceOf(Finding.Unverifiable.class);
            assertThat(playground.stop(1, Duration.ZERO)).isInstanceOf(StopOutcome.CannotVerify.class);
        }
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void lockFreeWithExit() {
        playground.take(playground.shell(1, "exit 7"));

        assertThat(playground.awaitExit(1).code()).isEqualTo(7);
    }

    @Test
    void lockFreeNoExitAndAProcessWithTheTokenLives() {
        Finding.Running running = Playground.running(playground.take(playground.shell(1, "setsid sleep 60 & wait")));
        await().atMost(Playground.BOUND).until(() -> playground.carriers().size() >= 3);
        Playground.killHard(running.shim().pid());

        await().atMost(Playground.BOUND).until(() -> playground.find(1) instanceof Finding.Lost);
        assertThat(((Finding.Lost) playground.find(1)).survivors()).hasSize(1);
    }

    @Test
    void lockFreeNoExitAndNobodyLives() {
        Finding.Running running = Playground.running(playground.take(playground.shell(1, "exec sleep 60")));
        Playground.killHard(running.shim().pid());

        await().atMost(Playground.BOUND).until(() -> playground.find(1) instanceof Finding.Lost);
        await().atMost(Playground.BOUND)
                .until(() -> ((Finding.Lost) playground.find(1)).survivors().isEmpty());
    }

    @Test
    void aRebootIsALossAndTheSamePidTodayIsAStranger() throws IOException {
        prepare();
        forgeShim(stranger.pid(), ticksOf(stranger.pid()), "another-boot", playground.token.value());

        assertThat(playground.take(playground.shell(1, "true")))
                .isInstanceOfSatisfying(
                        Finding.Lost.class, lost -> assertThat(lost.sameBoot()).isFalse());
        assertThat(playground.stop(1, Duration.ZERO)).isInstanceOf(StopOutcome.Gone.class);
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void aReusedPidIsALossAndItsNewOwnerIsLeftAlone() throws IOException {
        prepare();
        forgeShim(stranger.pid(), ticksOf(stranger.pid()) - 1, playground.proc.bootId(), playground.token.value());

        assertThat(playground.take(playground.shell(1, "true"))).isInstanceOf(Finding.Lost.class);
        assertThat(playground.stop(1, Duration.ZERO)).isInstanceOf(StopOutcome.Gone.class);
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void aShimFileThatNamesALivingStrangerRightDownToItsTicksLeavesItAlone() throws IOException {
        prepare();
        forgeShim(stranger.pid(), ticksOf(stranger.pid()), playground.proc.bootId(), playground.token.value());

        assertThat(playground.take(playground.shell(1, "true"))).isInstanceOf(Finding.Lost.class);
        assertThat(playground.stop(1, Duration.ZERO)).isInstanceOf(StopOutcome.Gone.class);
        assertThat(stranger.isAlive()).isTrue();
    }

    @Test
    void aForeignShimFileIsDamage() throws IOException {
        prepare();
        forgeShim(stranger.pid(), ticksOf(stranger.pid()), playground.proc.bootId(), "0123456789abcdef-other");

        assertDamaged(playground.run.start(1).shim());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "\0\0\0\0",
                "{\"version\": 1}",
                "{\"version\": 2, \"start\": 1}",
                "{\"version\": 1, \"start\": 2, \"runId\": \"run-1\"}",
                "{\"version\": 1, \"start\": 1} {\"version\": 1}",
                "{\"version\": \"1\", \"start\": 1}"
            })
    void aDamagedFileStartsNothing(String content) throws IOException {
        for (String name : new String[] {"spec.json", "shim.json", "exit.json"}) {
            RunDirectory run = playground.run;
            prepare();
            Path file = run.start(1).path().resolve(name);
            Files.writeString(file, content);

            assertDamaged(file);
            Files.delete(file);
            Files.deleteIfExists(run.start(1).spec());
        }
    }

    @Test
    void aMissingSpecBesideLaterFilesIsDamage() throws IOException {
        prepare();
        forgeShim(stranger.pid(), 1, "boot", playground.token.value());
        Files.delete(playground.run.start(1).spec());

        assertDamaged(playground.run.start(1).spec());
    }

    @Test
    void aDamagedFileOfALivingTrainerHurtsNobodyAndTheStopStillWorks() throws IOException {
        Finding.Running running = Playground.running(playground.take(playground.shell(1, "exec sleep 60")));
        Files.writeString(playground.run.start(1).trainer(), "{\"version\": 1,");

        assertDamaged(playground.run.start(1).trainer());
        assertThat(playground.proc.runs(running.shim().process())).isTrue();
        assertThat(playground.stop(1, Duration.ofSeconds(5))).isInstanceOf(StopOutcome.Gone.class);
        assertThat(playground.carriers()).isEmpty();
    }

    @Test
    void aDamagedStopFileLetsNothingStart() throws IOException {
        playground.run.create();
        Files.writeString(playground.run.stop(), "stop it\n");

        assertThat(playground.take(playground.shell(1, "true"))).isInstanceOf(Finding.Damaged.class);
        assertThat(playground.run.start(1).spec()).doesNotExist();
    }

    @Test
    void aDamagedEarlierStartLetsNoLaterOneBegin() throws IOException {
        prepare();
        Files.writeString(playground.run.start(1).spec(), "{");

        assertThat(playground.take(playground.shell(2, "true"))).isInstanceOf(Finding.Refused.class);
        assertThat(playground.stop(1, Duration.ZERO)).isInstanceOf(StopOutcome.CannotVerify.class);
    }

    private void assertDamaged(Path file) {
        assertThat(playground.find(1))
                .isInstanceOfSatisfying(
                        Finding.Damaged.class, found -> assertThat(found.file()).isEqualTo(file));
        assertThat(playground.take(playground.shell(1, "true"))).isInstanceOf(Finding.Damaged.class);
    }

    private void prepare() throws IOException {
        playground.run.create();
        new StartFiles(playground.run.start(1)).writeSpec(playground.shell(1, "true"));
    }

    private long ticksOf(long pid) {
        return playground.proc.stat(pid).orElseThrow().startTicks();
    }

    private void forgeShim(long pid, long ticks, String boot, String token) throws IOException {
        Files.writeString(playground.run.start(1).shim(), """
                {"version": 1, "runId": "run-1", "start": 1, "token": "%s", "pid": %d, "startTicks": %d,
                 "bootId": "%s", "startedAtMillis": 1}
                """.formatted(token, pid, ticks, boot));
    }

    /** Another JVM that holds a lock file until closed. */
    private static final class OtherProcessHoldsLock implements AutoCloseable {

        private final Process process;

        OtherProcessHoldsLock(Path file) throws IOException {
            List<String> command = new ArrayList<>(Playground.java(LockHolder.class));
            command.add(file.toString());
            process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        }

        boolean isHeld() throws IOException {
            return Optional.ofNullable(process.inputReader().readLine())
                    .filter("held"::equals)
                    .isPresent();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
