package dev.trainmaster.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamagedFilesTest extends OnAPlayground {

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
    void aRunDirectoryOfANewerVersionIsLeftAloneAndSaysWhatReadsIt() throws IOException {
        prepare();
        Path spec = playground.run.start(1).spec();
        Files.writeString(spec, Files.readString(spec).replace("\"version\" : 1", "\"version\" : 2"));

        assertDamaged(spec);
        assertThat(((Finding.Damaged) playground.find(1)).why())
                .isEqualTo("it has version 2, this worker reads 1; use a newer worker");
        assertThat(playground.take(playground.shell(2, "true"))).isInstanceOf(Finding.Refused.class);
        assertThat(playground.stop(1, Duration.ZERO)).isInstanceOf(StopOutcome.CannotVerify.class);
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
}
