package dev.trainmaster.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TemporalFirst.class)
@Timeout(90)
class ServerLadderTest {
    private static final Consumer<String> QUIET = line -> {};

    @TempDir
    Path folder;

    @Test
    void anAddressThatIsGivenIsTaken() {
        try (InMemoryServer given = InMemoryServer.start(0, Gate.ATTRIBUTES)) {
            ServerSettings byFlag = LadderFixture.bare(folder).withAddress(given.address());
            ServerSettings byVariable = LadderFixture.settings(folder, Map.of("TEMPORAL_ADDRESS", given.address()));

            assertThat(new ServerLadder(byFlag)
                            .climb(Lifetime.FOREGROUND, QUIET)
                            .rung())
                    .isEqualTo(Rung.GIVEN);
            assertThat(new ServerLadder(byVariable).find().orElseThrow().address())
                    .isEqualTo(given.address());
        }
    }

    @Test
    void aProfileOfTemporalTomlGivesAddressAndNamespace() throws IOException {
        try (InMemoryServer given = InMemoryServer.start(0, Gate.ATTRIBUTES)) {
            Files.writeString(
                    folder.resolve("temporal.toml"),
                    "[profile.team]\naddress = \"" + given.address() + "\"\nnamespace = \"models\"\n");
            ServerSettings settings = LadderFixture.settings(folder, Map.of("TEMPORAL_PROFILE", "team"));

            TemporalServer found = new ServerLadder(settings).find().orElseThrow();

            assertThat(found.address()).isEqualTo(given.address());
            assertThat(found.namespace()).isEqualTo("models");
            assertThat(found.sentence()).contains("given address", given.address());
        }
    }

    @Test
    void aGivenAddressThatDoesNotAnswerIsAnErrorAndNeverAnotherServer() {
        int nobody = ServerPorts.free().frontend();
        ServerLadder ladder = new ServerLadder(LadderFixture.bare(folder).withAddress("127.0.0.1:" + nobody));

        assertThatThrownBy(() -> ladder.climb(Lifetime.FOREGROUND, QUIET))
                .isInstanceOf(ServerUnavailableException.class)
                .hasMessageContaining("127.0.0.1:" + nobody)
                .hasMessageContaining("Connection refused")
                .hasMessageContaining("leave the address away");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "a b:1", ":::", "127.0.0.1", "host:", "http//x:1", "[::1:7233"})
    void anAddressThatIsNoneIsNamedWithAnExample(String address) {
        assertThatThrownBy(() -> new ServerLadder(LadderFixture.bare(folder).withAddress(address)).find())
                .isInstanceOf(ServerUnavailableException.class)
                .hasMessageContaining("'" + address + "'")
                .hasMessageContaining("127.0.0.1:7233");
    }

    @Test
    void aBrokenProfileFileIsNamed() throws IOException {
        Files.writeString(folder.resolve("temporal.toml"), "[profile.default\naddress = 1");

        assertThatThrownBy(() -> new ServerLadder(LadderFixture.bare(folder)).find())
                .isInstanceOf(ServerUnavailableException.class)
                .hasMessageContaining("temporal.toml");
    }

    @Test
    void withNothingElseTheInMemoryServerIsTakenAndSaysWhatItLacks() {
        ServerLadder ladder = new ServerLadder(LadderFixture.bare(folder));
        RungTaken taken = ladder.climb(Lifetime.FOREGROUND, QUIET);
        try (TemporalServer server = taken.server();
                Gate gate = new Gate(server)) {
            gate.start("run-1", "WAITING");

            assertThat(taken.rung()).isEqualTo(Rung.IN_MEMORY);
            assertThat(taken.sentence())
                    .contains("in-memory", "no Web UI", "forgotten")
                    .hasLineCount(1);
            assertThat(taken.passedOver()).anySatisfy(why -> assertThat(why).contains("no usable temporal program"));
            assertThat(ladder.find().orElseThrow().address()).isEqualTo(server.address());
            assertThat(ladder.down()).isInstanceOf(StopOutcome.OwnedByCommand.class);
        }
        assertThat(ladder.find()).isEmpty();
    }

    @Test
    void aTemporalProgramIsStartedWithItsWebUiAndGoneAfterClose() throws IOException {
        ServerLadder ladder = new ServerLadder(LadderFixture.withTemporal(folder));
        RungTaken taken = ladder.climb(Lifetime.FOREGROUND, QUIET);
        ProcessServer server = (ProcessServer) taken.server();
        try {
            HttpURLConnection ui = (HttpURLConnection)
                    new URL(server.webUi().orElseThrow() + "/api/v1/namespaces/default/workflows").openConnection();

            assertThat(ui.getResponseCode()).isEqualTo(200);
            assertThat(taken.rung()).isEqualTo(Rung.LOCAL_BINARY);
            assertThat(taken.sentence())
                    .contains(server.address(), server.webUi().orElseThrow().toString());
            assertThat(ladder.find().orElseThrow().rung()).isEqualTo(Rung.RUNNING);
        } finally {
            server.close();
        }
        assertThat(server.record().identity().isAlive()).isFalse();
        assertThat(ladder.find()).isEmpty();
        assertThat(folder.resolve("home/server/temporal.db")).exists();
    }

    @Test
    void aPortThatIsTakenMeanwhileCostsOneMoreAttempt() {
        ServerSettings settings = LadderFixture.withTemporal(folder);
        try (InMemoryServer squatter = InMemoryServer.start(0, Gate.ATTRIBUTES)) {
            int taken = Integer.parseInt(squatter.address().split(":")[1]);
            AtomicInteger asked = new AtomicInteger();
            ServerLadder ladder = new ServerLadder(settings, () -> {
                ServerPorts free = ServerPorts.free();
                return asked.incrementAndGet() == 1 ? new ServerPorts(taken, free.webUi()) : free;
            });
            try (TemporalServer server =
                    ladder.climb(Lifetime.FOREGROUND, QUIET).server()) {
                assertThat(server.address()).isNotEqualTo(squatter.address());
                assertThat(asked).hasValue(2);
            }
        }
    }

    @Test
    void aServerThatEndsBeforeItIsReadyIsToldWithItsLogAndLastLines() throws IOException {
        LadderFixture.program(
                folder.resolve("cache/bin/temporal"),
                "[ \"$1\" = --version ] && { echo temporal version 9; exit 0; }\necho the database is locked; exit 7");
        ServerLadder ladder = new ServerLadder(LadderFixture.bare(folder));

        assertThatThrownBy(() -> ladder.climb(Lifetime.FOREGROUND, QUIET))
                .isInstanceOf(ServerUnavailableException.class)
                .hasMessageContaining("exit code 7")
                .hasMessageContaining(folder.resolve("home/server/server.log").toString())
                .hasMessageContaining("the database is locked");
        assertThat(folder.resolve("home/server/server.json")).doesNotExist();
    }

    @Test
    void aProgramThatCannotTellItsVersionIsPassedOver() throws IOException {
        Path broken = LadderFixture.program(folder.resolve("cache/bin/temporal"), "echo wrong architecture; exit 126");
        RungTaken taken = new ServerLadder(LadderFixture.bare(folder)).climb(Lifetime.FOREGROUND, QUIET);
        try (TemporalServer server = taken.server()) {
            assertThat(server.rung()).isEqualTo(Rung.IN_MEMORY);
            assertThat(taken.passedOver())
                    .anySatisfy(why -> assertThat(why).contains(broken.toString(), "wrong architecture"));
        }
    }

    @Test
    void twoCommandsThatClimbAtOnceShareOneServer() throws Exception {
        ServerSettings settings = LadderFixture.withTemporal(folder);
        CompletableFuture<RungTaken> first =
                CompletableFuture.supplyAsync(() -> new ServerLadder(settings).climb(Lifetime.DETACHED, QUIET));
        CompletableFuture<RungTaken> second =
                CompletableFuture.supplyAsync(() -> new ServerLadder(settings).climb(Lifetime.DETACHED, QUIET));
        try {
            assertThat(first.get(60, TimeUnit.SECONDS).server().address())
                    .isEqualTo(second.get(60, TimeUnit.SECONDS).server().address());
        } finally {
            assertThat(new ServerLadder(settings).down()).isInstanceOf(StopOutcome.Stopped.class);
        }
    }
}
