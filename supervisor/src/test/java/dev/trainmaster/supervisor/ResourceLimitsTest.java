package dev.trainmaster.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the kernel's own control groups; on a host that has none to give, the promise is that it says so. */
class ResourceLimitsTest {

    private static final long MEMORY = 64L * 1024 * 1024;
    private static final String TAKES_ALL_MEMORY = "exec tail /dev/zero";

    @TempDir
    Path directory;

    private Playground playground;

    @BeforeEach
    void open() throws IOException {
        playground = new Playground(directory);
    }

    @AfterEach
    void close() {
        playground.close();
    }

    @Test
    void aTrainerThatTakesMoreMemoryThanItMayIsEndedAndTold() throws IOException {
        ResourceLimits limits =
                new ResourceLimits(OptionalLong.of(MEMORY), OptionalDouble.empty(), OptionalInt.empty());
        if (saysWhatIsLacking(limits)) {
            return;
        }

        playground.take(playground.shell(1, TAKES_ALL_MEMORY).bounded(limits));

        Exit exit = playground.awaitExit(1);
        assertThat(exit.signal()).hasValue(9);
        assertThat(exit.oomKilled()).isTrue();
        await().atMost(Playground.BOUND).until(() -> groups().isEmpty());
    }

    @Test
    void aChildOfTheTrainerCountsToo() throws IOException {
        ResourceLimits limits =
                new ResourceLimits(OptionalLong.of(MEMORY), OptionalDouble.empty(), OptionalInt.empty());
        if (saysWhatIsLacking(limits)) {
            return;
        }

        playground.take(playground
                .shell(1, "setsid sh -c '" + TAKES_ALL_MEMORY + "'; echo child ended with $? >&2; exit 1")
                .bounded(limits));

        Exit exit = playground.awaitExit(1);
        assertThat(exit.code()).isEqualTo(1);
        assertThat(exit.oomKilled()).isTrue();
    }

    @Test
    void aTrainerWhoseWorkersGroupIsUsedUpIsToldAsOutOfMemoryThoughNobodyBoundedIt()
            throws IOException, InterruptedException {
        ResourceLimits limits =
                new ResourceLimits(OptionalLong.of(5 * MEMORY), OptionalDouble.empty(), OptionalInt.empty());
        if (saysWhatIsLacking(limits)) {
            return;
        }
        List<Path> container = Cgroups.ofThisHost(Path.of("/")).create(playground.token.value(), limits);

        Process worker = TestWorker.startIn(container, playground, 1, TAKES_ALL_MEMORY);

        Exit exit = playground.awaitExit(1);
        assertThat(exit.signal()).hasValue(9);
        assertThat(exit.oomKilled()).isTrue();
        worker.destroyForcibly().waitFor();
        await().atMost(Playground.BOUND).until(() -> container.stream().allMatch(ResourceLimitsTest::removed));
    }

    @Test
    void aTrainerThatAPersonKillsIsNotToldAsOutOfMemory() {
        playground.take(playground.shell(1, "kill -9 $$"));

        assertThat(playground.awaitExit(1).oomKilled()).isFalse();
    }

    @Test
    void aTrainerHasItsShareOfTheProcessorsAndItsNiceValueFromItsFirstInstruction() throws IOException {
        ResourceLimits limits =
                new ResourceLimits(OptionalLong.of(4 * MEMORY), OptionalDouble.of(0.5), OptionalInt.of(7));
        if (saysWhatIsLacking(limits)) {
            return;
        }

        playground.take(playground
                .shell(1, "cut -d ' ' -f 19 /proc/self/stat; cat /proc/self/cgroup; sleep 100")
                .bounded(limits));

        Path said = playground.run.start(1).stdout();
        await().atMost(Playground.BOUND).until(() -> Files.exists(said) && Files.size(said) > 0);
        await().atMost(Playground.BOUND).until(() -> Files.readString(said).contains(Cgroups.NAME));
        assertThat(Integer.parseInt(Files.readAllLines(said).get(0))).isEqualTo(Math.min(19, ownNice() + 7));
        assertThat(groups())
                .isNotEmpty()
                .allSatisfy(group ->
                        assertThat(group.getFileName().toString()).isEqualTo(Cgroups.NAME + playground.token.value()));
        assertThat(groups().stream().map(ResourceLimitsTest::quota).flatMap(Optional::stream))
                .containsExactly("50000");
        assertThat(playground.stop(1, Duration.ofSeconds(1))).isInstanceOf(StopOutcome.Gone.class);
        assertThat(playground.awaitExit(1).oomKilled()).isFalse();
        await().atMost(Playground.BOUND).until(() -> groups().isEmpty());
    }

    @Test
    void nothingIsBoundedUnlessAsked() throws IOException {
        assertThat(HostLimits.ofThisHost().lacking(ResourceLimits.NONE)).isEmpty();

        playground.take(playground.shell(1, "exit 0"));

        assertThat(playground.awaitExit(1).oomKilled()).isFalse();
        assertThat(groups()).isEmpty();
    }

    private boolean saysWhatIsLacking(ResourceLimits limits) {
        Optional<String> lacking = HostLimits.ofThisHost().lacking(limits);
        lacking.ifPresent(text -> assertThat(text).containsAnyOf("cgroup", "control group", "controller"));
        return lacking.isPresent();
    }

    /** Of this test's run alone, wherever they are. */
    private List<Path> groups() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("/sys/fs/cgroup"), 6)) {
            return all.filter(path -> path.getFileName().toString().equals(Cgroups.NAME + playground.token.value()))
                    .toList();
        }
    }

    /** The kernel lets go of a group's last process in its own time. */
    private static boolean removed(Path group) {
        return group.toFile().delete() || !Files.exists(group);
    }

    private static int ownNice() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[16]);
    }

    private static Optional<String> quota(Path group) {
        try {
            Path v1 = group.resolve("cpu.cfs_quota_us");
            Path v2 = group.resolve("cpu.max");
            return Files.exists(v1)
                    ? Optional.of(Files.readString(v1).trim())
                    : Files.exists(v2) ? Optional.of(Files.readString(v2).split(" ")[0]) : Optional.empty();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
