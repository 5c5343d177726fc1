package dev.trainmaster.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.storage.JsonFiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportShortenerTest {
    private static final String PATH = "/runs/r/report.json";

    @Test
    void whatIsTooLongForAHistoryLosesItsLastFindingsAndSaysSo() throws IOException {
        List<Finding> findings = findings(200);

        PreflightReport shortened =
                new ReportShortener().shortened(new PreflightReport(findings, Optional.empty(), PATH));

        assertThat(new JsonFiles().bytes(shortened).length).isLessThanOrEqualTo(32 * 1024);
        int kept = shortened.findings().size() - 1;
        assertThat(kept).isPositive();
        assertThat(shortened.findings().subList(0, kept)).isEqualTo(findings.subList(0, kept));
        assertThat(shortened.findings().get(kept))
                .isEqualTo(Rule.REPORT_SHORTENED.at(PATH, "only " + kept + " of 200 findings are here"));
    }

    @Test
    void whatFitsIsLeftAlone() {
        PreflightReport report = new PreflightReport(findings(20), Optional.empty(), PATH);

        assertThat(new ReportShortener().shortened(report)).isEqualTo(report);
    }

    private static List<Finding> findings(int number) {
        return IntStream.range(0, number)
                .mapToObj(n -> Rule.RECORD_INVALID.at("/data.jsonl:" + n, "x".repeat(200)))
                .toList();
    }
}
