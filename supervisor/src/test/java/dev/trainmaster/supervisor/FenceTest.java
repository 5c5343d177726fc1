package dev.trainmaster.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trainmaster.supervisor.shim.BootClock;
import dev.trainmaster.supervisor.shim.LeaseFile;
import dev.trainmaster.supervisor.shim.ProcessId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A trainer whose run may move ends when nobody renews its lease; no other trainer ever does. */
class FenceTest {

    private static final Duration TTL = Duration.ofSeconds(2);

    @TempDir
    private Path directory;

    private Playground playground;
    private LeaseKeeper keeper;

    @BeforeEach
    void open() throws IOException {
        playground = new Playground(directory);
        keeper = LeaseKeeper.of(playground.run);
    }

    @AfterEach
    void close() {
        playground.close();
    }

    private StartSpec leased(StartSpec spec, Duration ttl, BootTime grantedAt) {
        return Playground.leased(spec, new Lease(ttl, grantedAt));
    }

    private Finding.Running take(StartSpec spec) {
        return Playground.running(playground.take(leased(spec, TTL, keeper.now())));
    }

    private ProcessId trainer() {
        return Playground.running(playground.find(1)).trainer().orElseThrow().process();
    }

    private void renewFor(Duration time) {
        Instant end = Instant.now().plus(time);
        await().atMost(time.plus(Playground.BOUND))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    keeper.renew(keeper.now());
                    return Instant.now().isAfter(end);
                });
    }

    @Test
    void aTrainerThatNobodyRenewsIsStoppedWithACheckpointAndSaysWhy() {
        Path checkpoint = directory.resolve("checkpoint");
        BootTime granted = keeper.now();
        take(playground.trainer(1, "--checkpoint-on-term=" + checkpoint, "--hang"));

        Exit exit = playground.awaitExit(1);

        assertThat(keeper.since(granted)).isGreaterThanOrEqualTo(TTL);
        assertThat(exit.cause()).isEqualTo(Exit.Cause.LEASE_RAN_OUT);
        assertThat(exit.reason()).startsWith("its lease ran out: for PT2S no worker renewed it");
        assertThat(exit.code()).isEqualTo(143);
        assertThat(checkpoint).hasContent("saved");
        // The shim lives on for a moment after it has written the exit.
        await().atMost(Playground.BOUND).until(() -> playground.carriers().isEmpty());
    }

    @Test
    void aTrainerThatIgnoresTheEndOfItsLeaseIsKilledAfterTheGrace() {
        take(playground.trainer(1, "--ignore-term", "--setsid-grandchild", "--hang"));
        Exit exit = playground.awaitExit(1);
        assertThat(exit.cause()).isEqualTo(Exit.Cause.LEASE_RAN_OUT);
        assertThat(exit.code()).isEqualTo(137);
        assertThat(playground.carriers()).isEmpty();
    }

    @Test
    void aTrainerThatIsRenewedOutlivesItsLeaseManyTimes() {
        take(playground.trainer(1, "--hang"));
        ProcessId trainer = trainer();
        renewFor(TTL.multipliedBy(3));
        assertThat(playground.proc.runs(trainer)).isTrue();
    }

    @Test
    void aTrainerWithoutALeaseIsNeverStoppedForOne() throws IOException {
        playground.take(playground.trainer(1, "--hang"));
        new LeaseFile(playground.run.lease()).renew(new BootClock(playground.proc).bootId(), 1);
        ProcessId trainer = trainer();
        await().during(TTL.plusSeconds(2))
                .atMost(Playground.BOUND)
                .until(() -> playground.proc.runs(trainer) && playground.find(1) instanceof Finding.Running);
    }

    /** A sleep of the whole host looks like this to the shim when it wakes up. */
    @Test
    void aShimThatWakesUpAfterTheGraceKillsAtOnceAndSavesNothing() {
        Path checkpoint = directory.resolve("checkpoint");
        Finding.Running running =
                take(playground.trainer(1, "--checkpoint-on-term=" + checkpoint, "--ignore-term", "--hang"));
        BootTime granted = keeper.now();
        ProcessHandle shim = ProcessHandle.of(running.shim().pid()).orElseThrow();
        Playground.signal("STOP", shim.pid());
        await().atMost(Playground.BOUND).until(() -> keeper.since(granted).compareTo(TTL.plusSeconds(5)) > 0);
        BootTime woken = keeper.now();

        Playground.signal("CONT", shim.pid());

        Exit exit = playground.awaitExit(1);
        assertThat(exit.cause()).isEqualTo(Exit.Cause.LEASE_RAN_OUT);
        assertThat(exit.code()).isEqualTo(137);
        assertThat(keeper.since(woken)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void aRenewalThatWasMadeWhileTheShimStoodStillCounts() throws IOException {
        Finding.Running running = take(playground.trainer(1, "--hang"));
        ProcessId trainer = trainer();
        Playground.signal("STOP", running.shim().pid());
        renewFor(TTL.plusSeconds(1));
        Playground.signal("CONT", running.shim().pid());
        renewFor(TTL);
        assertThat(playground.proc.runs(trainer)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "1 00000000-0000-0000-0000-000000000000 9 9\n",
                "1 BOOT 9000000000000 9000000000000\n",
                "1 BOOT NOW 0\n",
                "2 BOOT NOW NOW\n",
                "1 BOOT NOW NOW"
            })
    void aLeaseThatCannotBeTrustedProlongsNothing(String content) {
        take(playground.trainer(1, "--hang"));
        await().atMost(Playground.BOUND).pollInterval(Duration.ofMillis(100)).until(() -> {
            Files.writeString(playground.run.lease(), told(content));
            return playground.find(1) instanceof Finding.Ended;
        });
        assertThat(playground.awaitExit(1).cause()).isEqualTo(Exit.Cause.LEASE_RAN_OUT);
    }

    private String told(String content) {
        return content.replace("BOOT", new BootClock(playground.proc).bootId())
                .replace("NOW", Long.toString(keeper.now().millis()));
    }

    @Test
    void aDamagedLeaseIsMendedByTheNextRenewal() throws IOException {
        take(playground.trainer(1, "--hang"));
        ProcessId trainer = trainer();
        Files.writeString(playground.run.lease(), "x".repeat(500));
        renewFor(TTL.plusSeconds(2));
        assertThat(playground.proc.runs(trainer)).isTrue();
    }

    @Test
    void aStartWhoseLeaseRanOutBeforeItBeganNeverBegins() {
        BootTime longAgo = new BootTime(keeper.now().millis() - TTL.toMillis());
        Finding finding = playground.take(leased(playground.trainer(1, "--hang"), TTL, longAgo));
        assertThat(finding).isInstanceOf(Finding.Refused.class);
        assertThat(((Finding.Refused) finding).why()).contains("the lease ran out before start 1 began");
        assertThat(playground.run.starts()).isEmpty();
        assertThat(playground.carriers()).isEmpty();
    }

    @Test
    void adoptingATrainerDoesNotRenewItsLease() {
        StartSpec spec = playground.trainer(1, "--hang");
        take(spec);
        await().atMost(Playground.BOUND)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> taken(spec) instanceof Finding.Ended);
        assertThat(playground.awaitExit(1).cause()).isEqualTo(Exit.Cause.LEASE_RAN_OUT);
    }

    private Finding taken(StartSpec spec) {
        return playground.take(leased(spec, TTL, keeper.now()));
    }

    @Test
    void aStopThatCameFirstIsTheCause() {
        take(playground.trainer(1, "--hang"));
        playground.stop(1, Duration.ofSeconds(1));
        assertThat(playground.awaitExit(1).cause()).isEqualTo(Exit.Cause.STOPPED);
    }
}
