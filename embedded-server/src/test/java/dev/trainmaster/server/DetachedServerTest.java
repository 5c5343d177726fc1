package dev.trainmaster.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowStub;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TemporalFirst.class)
@Timeout(90)
class DetachedServerTest {
    @TempDir
    Path folder;

    private Optional<Process> bystander = Optional.empty();

    @AfterEach
    void leaveNothingRunning() {
        new ServerLadder(LadderFixture.bare(folder)).down();
        bystander.ifPresent(Process::destroyForcibly);
    }

    @Test
    void aRealServerSurvivesItsStarterAndIsStoppedByItsRecord() throws Exception {
        survivesItsStarter(LadderFixture.withTemporal(folder), Rung.LOCAL_BINARY);
    }

    @Test
    void anInMemoryServerSurvivesItsStarterAndIsStoppedByItsRecord() throws Exception {
        survivesItsStarter(LadderFixture.bare(folder), Rung.IN_MEMORY);
    }

    private void survivesItsStarter(ServerSettings settings, Rung startedOn) throws Exception {
        startInAnotherJvm(settings);
        ServerLadder ladder = new ServerLadder(settings);
        ServerRecord record = records().live().orElseThrow();
        assertThat(record.startedOn()).isEqualTo(startedOn);

        try (TemporalServer server =
                        ladder.climb(Lifetime.FOREGROUND, line -> {}).server();
                Gate gate = new Gate(server)) {
            assertThat(server.rung()).isEqualTo(Rung.RUNNING);
            assertThat(server.sentence()).contains("trainmaster up", startedOn.lacks());
            WorkerFactory worker = gate.work();
            GateWorkflow run = gate.start("run-1", "WAITING");
            run.open("dora");
            assertThat(WorkflowStub.fromTyped(run).getResult(String.class)).isEqualTo("opened by dora");
            Gate.end(worker);
        }
        assertThat(record.identity().isAlive())
                .as("closing a handle leaves it running")
                .isTrue();

        assertThat(ladder.down()).isEqualTo(new StopOutcome.Stopped(record.address(), record.pid()));
        assertThat(record.identity().isAlive()).isFalse();
        assertThat(ladder.down()).isInstanceOf(StopOutcome.NothingRan.class);
    }

    @Test
    void anOpenRunSurvivesAKilledServerOnTheSameDatabase() {
        ServerSettings settings = LadderFixture.withTemporal(folder);
        ServerLadder ladder = new ServerLadder(settings);
        try (TemporalServer server = ladder.climb(Lifetime.DETACHED, line -> {}).server();
                Gate gate = new Gate(server)) {
            gate.start("run-1", "WAITING");
        }
        ProcessIdentity killed = records().live().orElseThrow().identity();
        ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();
        await().until(() -> !killed.isAlive());

        try (TemporalServer server = ladder.climb(Lifetime.DETACHED, line -> {}).server();
                Gate gate = new Gate(server)) {
            WorkerFactory worker = gate.work();
            gate.find("run-1").open("eve");
            assertThat(WorkflowStub.fromTyped(gate.find("run-1")).getResult(String.class))
                    .isEqualTo("opened by eve");
            Gate.end(worker);
        }
    }

    @Test
    void anInMemoryServerWhosePortIsTakenMeanwhileTakesAnother() {
        try (InMemoryServer squatter = InMemoryServer.start(0, Gate.ATTRIBUTES)) {
            int taken = Integer.parseInt(squatter.address().split(":")[1]);
            AtomicInteger asked = new AtomicInteger();
            ServerLadder ladder = new ServerLadder(
                    LadderFixture.bare(folder),
                    () -> asked.incrementAndGet() == 1 ? new ServerPorts(taken, taken) : ServerPorts.free());

            RungTaken up = ladder.climb(Lifetime.DETACHED, line -> {});

            assertThat(up.server().address()).isNotEqualTo(squatter.address());
        }
    }

    @Test
    void aServerThatEndsWithAnotherCommandIsFoundButNotBuiltOn() throws Exception {
        ServerSettings settings = LadderFixture.withTemporal(folder);
        Process starter = starter(settings, "foreground");
        await().atMost(60, TimeUnit.SECONDS).until(() -> Files.exists(folder.resolve("started")));
        ServerLadder ladder = new ServerLadder(settings);

        assertThat(ladder.find().orElseThrow().sentence()).contains("it ends with that");
        assertThatThrownBy(() -> ladder.climb(Lifetime.DETACHED, line -> {}))
                .isInstanceOf(ServerUnavailableException.class)
                .hasMessageContaining(Long.toString(starter.pid()));
        assertThat(ladder.down()).isInstanceOf(StopOutcome.OwnedByCommand.class);
    }

    @Test
    void aRunningServerLearnsTheSearchAttributesOfANewerVersion() {
        ServerSettings older = LadderFixture.withTemporal(folder);
        new ServerLadder(older).climb(Lifetime.DETACHED, line -> {});
        Map<String, IndexedValueType> newer = Map.of(
                "TrainmasterPhase", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
                "TrainmasterLoss", IndexedValueType.INDEXED_VALUE_TYPE_DOUBLE);

        TemporalServer server = new ServerLadder(older.withSearchAttributes(newer))
                .climb(Lifetime.DETACHED, line -> {})
                .server();

        assertThat(SearchAttributeRegistration.ensure(server, newer)).isEmpty();
    }

    @Test
    void aCtrlCAtTheTerminalReachesTheCommandAndNotItsServer() throws IOException {
        ServerLadder ladder = new ServerLadder(LadderFixture.withTemporal(folder));
        try (TemporalServer server =
                ladder.climb(Lifetime.FOREGROUND, line -> {}).server()) {
            long pid = ((ProcessServer) server).record().pid();
            String[] stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"))
                    .split(" ");

            assertThat(stat[4]).as("process group").isEqualTo(Long.toString(pid));
            assertThat(stat[5]).as("session").isEqualTo(Long.toString(pid));
        }
    }

    @Test
    void aForegroundServerDiesWithItsStarterHoweverThatEnds() throws Exception {
        ServerSettings settings = LadderFixture.withTemporal(folder);
        Process starter = starter(settings, "foreground");
        ServerRecord record = await().atMost(60, TimeUnit.SECONDS)
                .until(
                        () -> Files.exists(folder.resolve("started"))
                                ? records().live()
                                : Optional.<ServerRecord>empty(),
                        Optional::isPresent)
                .orElseThrow();

        starter.destroyForcibly();

        await().atMost(10, TimeUnit.SECONDS).until(() -> !record.identity().isAlive());
        assertThat(new ServerLadder(settings).find()).isEmpty();
    }

    @Test
    void aRecordOfADeadProcessIsCleanedAndNobodyIsSignalled() throws Exception {
        Process process = sleeper();
        ProcessIdentity identity = ProcessIdentity.of(process.pid()).orElseThrow();
        process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
        recorded(identity);

        assertThat(new ServerLadder(LadderFixture.bare(folder)).down()).isInstanceOf(StopOutcome.NothingRan.class);
        assertThat(folder.resolve("home/server/server.json")).doesNotExist();
    }

    @Test
    void aProcessThatReusesThePidIsNeverSignalled() throws Exception {
        Process innocent = sleeper();
        ProcessIdentity now = ProcessIdentity.of(innocent.pid()).orElseThrow();
        recorded(new ProcessIdentity(now.pid(), now.startTicks() - 1, now.bootId()));
        ServerLadder ladder = new ServerLadder(LadderFixture.bare(folder));

        assertThat(ladder.find()).isEmpty();
        recorded(new ProcessIdentity(now.pid(), now.startTicks(), "another-boot"));
        assertThat(ladder.down()).isInstanceOf(StopOutcome.NothingRan.class);

        assertThat(now.isAlive()).isTrue();
        assertThat(folder.resolve("home/server/server.json")).doesNotExist();
    }

    @Test
    void aRecordedServerThatLivesAndDoesNotAnswerIsToldAndNotReplaced() throws Exception {
        Process hung = sleeper();
        recorded(ProcessIdentity.of(hung.pid()).orElseThrow());

        assertThatThrownBy(() -> new ServerLadder(LadderFixture.bare(folder)).climb(Lifetime.DETACHED, line -> {}))
                .isInstanceOf(ServerUnavailableException.class)
                .hasMessageContaining("does not answer")
                .hasMessageContaining("trainmaster down");
    }

    @Test
    void aDamagedRecordIsNamedAndNothingIsStartedBesideIt() throws IOException {
        Path file = folder.resolve("home/server/server.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"pid\": 1, ");

        assertThatThrownBy(() -> new ServerLadder(LadderFixture.bare(folder)).climb(Lifetime.FOREGROUND, line -> {}))
                .isInstanceOf(ServerUnavailableException.class)
                .hasMessageContaining(file.toString());
        Files.delete(file);
    }

    @Test
    void aServerThatIgnoresTermIsKilledAfterTheGrace() throws Exception {
        Process stubborn = new ProcessBuilder("/bin/sh", "-c", "trap '' TERM; while :; do sleep 0.1; done").start();
        bystander = Optional.of(stubborn);
        ProcessIdentity identity = ProcessIdentity.of(stubborn.pid()).orElseThrow();

        new ServerStop(Duration.ofMillis(300), Duration.ofSeconds(5)).stop(identity);

        assertThat(identity.isAlive()).isFalse();
    }

    private ServerRecords records() {
        return new ServerRecords(folder.resolve("home/server"));
    }

    private void recorded(ProcessIdentity identity) {
        int nobody = ServerPorts.free().frontend();
        records()
                .write(ServerRecord.of(
                        identity,
                        "127.0.0.1:" + nobody,
                        Optional.empty(),
                        Rung.IN_MEMORY,
                        Lifetime.DETACHED,
                        Instant.EPOCH));
    }

    private Process sleeper() throws IOException {
        Process process = new ProcessBuilder("sleep", "60").start();
        bystander = Optional.of(process);
        return process;
    }

    private void startInAnotherJvm(ServerSettings settings) throws Exception {
        Process starter = starter(settings, "detached");
        assertThat(starter.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(starter.exitValue()).isZero();
    }

    private Process starter(ServerSettings settings, String lifetime) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ServerStarterMain.class.getName(),
                        lifetime,
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("starter.log").toFile());
        builder.environment().put("PATH", settings.environment().get("PATH"));
        Process process = builder.start();
        bystander = Optional.of(process);
        return process;
    }
}
