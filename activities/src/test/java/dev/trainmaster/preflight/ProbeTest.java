package dev.trainmaster.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProbeTest extends OnARunDirectory {

    @Test
    void theTrainersOwnTokenizerIsBelievedBeforeOurMeasure() throws IOException {
        PreflightReport report = check(
                "echo '{\"records\":418,\"lengths\":{\"unit\":\"tokens\",\"records\":418,\"median\":20,\"p95\":60,"
                        + "\"most\":3000,\"longer\":209}}'\n",
                Map.of());

        assertThat(report.plan().orElseThrow().lengths()).isEqualTo(new LengthStatistics("tokens", 20, 60, 3000, 0.5));
        assertThat(report.findings())
                .filteredOn(finding -> finding.rule().equals("records-cut"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.text())
                        .startsWith("209 of 418 records (50.0 %) are longer than maxSeqLength 2048 (tokens)"));
    }

    @Test
    void lengthsThatCannotBeAreNotBelieved() throws IOException {
        PreflightReport report = check("echo '{\"records\":418,\"lengths\":{\"records\":1,\"longer\":2}}'\n", Map.of());

        assertThat(report.plan().orElseThrow().lengths().unit()).isEqualTo("bytes");
    }

    @Test
    void aTrainerThatRefusesIsQuotedWithWhatItsExitCodeMeans() throws IOException {
        PreflightReport report = check("echo 'no such model' >&2; exit 2\n", Map.of());

        assertThat(report.errors()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("trainer-refuses");
            assertThat(finding.text()).contains("exit code 2 (config)").contains("no such model");
        });
    }

    @Test
    void aProbeThatHangsEndsWithItsChildrenAtTheLimit() throws IOException {
        Instant before = Instant.now();

        PreflightReport report = check("sleep 300 & echo $! > child.pid; sleep 300\n", Map.of());

        assertThat(report.errors()).extracting(Finding::rule).containsExactly("probe-timed-out");
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(20));
        long child = Long.parseLong(Files.readString(run.resolve("child.pid")).strip());
        assertThat(Processes.isGoneOrZombie(child)).isTrue();
    }

    @Test
    void aProbeThatAsksReadsEndOfFile() throws IOException {
        PreflightReport report = check("read answer || echo 'nobody there' >&2; exit 1\n", Map.of());

        assertThat(report.errors())
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).contains("nobody there"));
    }

    @Test
    void aProbeThatNeverStopsTalkingIsEnded() throws IOException {
        PreflightReport report = check("yes\n", Map.of());

        assertThat(report.errors()).extracting(Finding::rule).containsExactly("probe-too-long");
    }

    @Test
    void aProbeThatPrintsNoJsonIsNotBelieved() throws IOException {
        PreflightReport report = check("echo fine\n", Map.of());

        assertThat(report.errors()).extracting(Finding::rule).containsExactly("probe-unreadable");
    }

    @Test
    void aTrainerThatCountsOtherRecordsIsNotBelieved() throws IOException {
        PreflightReport report = check("echo '{\"records\": 417}'\n", Map.of());

        assertThat(report.errors())
                .singleElement()
                .satisfies(finding -> assertThat(finding.text()).contains("counts 417 records, but 418 were exported"));
    }

    @Test
    void aProbeSeesOnlyTheAllowedEnvironment() throws IOException {
        PreflightReport report = check("env >&2; exit 1\n", Map.of());

        assertThat(report.errors().get(0).text()).contains("PATH=").doesNotContain("SECRET");
    }

    @Test
    void aSecretThatAProbePrintsIsNotQuotedAnywhere() throws IOException {
        PreflightReport report = check("echo 'cannot log in with do not tell' >&2; exit 1\n", Map.of());

        assertThat(report.errors().get(0).text()).contains("cannot log in with [redacted]");
        assertThat(Files.readString(Path.of(report.path()))).doesNotContain("do not tell");
    }
}
