package dev.trainmaster.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every command that needs no server, and what the others say without one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OfflineCommandsTest {

    private static final String RECORD =
            "{\"trace_version\":\"1\",\"prompt\":\"%s\",\"steps\":[{\"i\":0,\"type\":\"t\",\"content\":\"c\"}],\"final_answer\":\"a\"}%n";

    private final Site site = Site.bare(Installation.ofThisBuild(), Map.of());

    @AfterAll
    void close() {
        site.close();
    }

    @Test
    void aRequestIsWrittenAndProvenWithoutAServer() {
        site.cli("init", "new.yaml").exits(0);
        site.cli("init", "new.yaml").exits(2);

        JsonNode report =
                site.cli("validate", "-f", "new.yaml", "-o", "json").exits(0).json();

        assertThat(report.toString()).contains("\"stepsPerEpoch\"");
        site.cli("validate", "-f", "new.yaml", "--trainer", "no-such").exits(3);
    }

    @Test
    void ownDataIsAddedListedShownAndExported() {
        site.home().write("my.jsonl", RECORD.formatted("one") + RECORD.formatted("two"));

        site.cli("dataset", "add", "./my.jsonl", "--key", "mine").exits(0);

        assertThat(site.cli("dataset", "list", "-o", "json").exits(0).json().findValuesAsText("key"))
                .contains("mine", "sample");
        assertThat(site.cli("dataset", "show", "mine", "-o", "json")
                        .exits(0)
                        .json()
                        .path("records")
                        .intValue())
                .isEqualTo(2);
        JsonNode receipt = site.cli("export", "mine", "--format", "trace", "--out", "t.jsonl", "-o", "json")
                .exits(0)
                .json();
        assertThat(Path.of(receipt.path("path").textValue()))
                .hasSize(receipt.path("bytes").longValue())
                .hasDigest("SHA-256", receipt.path("sha256").textValue());
        assertThat(receipt.path("records").intValue()).isEqualTo(2);
    }

    @Test
    void aCompletionScriptNamesEveryCommand() {
        assertThat(site.cli("completion").exits(0).stdout()).contains("approve", "watch", "dataset");
    }

    @Test
    void theRealServerIsInstalledAlready() {
        JsonNode installed =
                site.cli("server", "install", "-o", "json").exits(0).json();

        assertThat(Path.of(installed.path("path").textValue())).isExecutable();
    }

    @ParameterizedTest
    @CsvSource({"list", "pending", "doctor", "show any", "start --dataset sample --model tiny"})
    void withoutAServerTheAnswerIsUnreachableAndStillOneDocument(String line) {
        CliResult result = site.cli((line + " -o json").split(" ")).exits(8);

        assertThat(result.json().isEmpty()).isFalse();
        assertThat(result.stderr() + result.stdout()).contains("trainmaster up");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lits | list",
                "list --phase walking | walking",
                "start --model tiny | dataset",
                "start --dataset ../etc --model tiny | ../etc",
                "start --dataset sample --model tiny --epochs 101 | 100",
                "start --dataset no-such.jsonl --model tiny | no-such.jsonl"
            })
    void aMistypedCommandNamesTheMistake(String line, String named) {
        assertThat(site.cli(line.split(" ")).exits(2).stderr()).contains(named);
    }
}
