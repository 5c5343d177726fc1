package dev.trainmaster.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SarifReportTest {
    private static final SarifReport SARIF = new SarifReport("1.2.3", Path.of("/srv/my project"));
    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void everyKindOfFindingKeepsTheOfficialSchema() throws IOException {
        List<Finding> findings = Stream.of(Rule.values())
                .flatMap(rule -> Stream.of(
                                "/srv/a b:%41/ä#?.jsonl:7:3", "/d.jsonl:7", "/data", "a.b", "", "x:1:2", "/x:0")
                        .map(place -> rule.at(place, "line\n\"quoted\" <b> \u0000 雪")))
                .toList();

        JsonNode log = sarif(findings.toArray(Finding[]::new));

        assertThat(schema().validate(log)).isEmpty();
        assertThat(log.at("/runs/0/results")).hasSize(findings.size());
        assertThat(schema().validate(sarif())).isEmpty();
        // The schema itself notices something.
        assertThat(schema().validate(mapper.readTree("{\"version\": \"2.1.0\"}")))
                .isNotEmpty();
    }

    @Test
    void aFindingStandsAtItsFileLineAndColumnNamedFromTheDirectory() throws IOException {
        JsonNode location = sarif(Rule.RECORD_INVALID.at("/srv/my project/da ta/x#1.jsonl:12:7", "is no JSON"))
                .at("/runs/0/results/0/locations/0/physicalLocation");

        assertThat(location.at("/artifactLocation/uri").asText()).isEqualTo("da%20ta/x%231.jsonl");
        assertThat(location.at("/artifactLocation/uriBaseId").asText()).isEqualTo("ROOT");
        assertThat(location.at("/region/startLine").asInt()).isEqualTo(12);
        assertThat(location.at("/region/startColumn").asInt()).isEqualTo(7);
    }

    @Test
    void aFileElsewhereHasItsWholePathAndAFieldItsName() throws IOException {
        JsonNode results = sarif(
                        Rule.OUTPUT_UNWRITABLE.at("/srv/my project/../other", "read only"),
                        Rule.DEVICE_MISSING.at("hyperparameters.device", "no cuda"))
                .at("/runs/0/results");

        assertThat(results.at("/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asText())
                .isEqualTo("file:///srv/other");
        assertThat(results.at("/1/locations/0/logicalLocations/0/fullyQualifiedName")
                        .asText())
                .isEqualTo("hyperparameters.device");
    }

    @Test
    void severityAndRuleAreThoseOfTheFinding() throws IOException {
        Finding raised = new Finding("records-cut", Severity.ERROR, "p", "t", "s");

        JsonNode run = sarif(raised, Rule.REPORT_SHORTENED.at("p", "t")).at("/runs/0");

        assertThat(run.at("/results/0/level").asText()).isEqualTo("error");
        assertThat(run.at("/results/1/level").asText()).isEqualTo("note");
        int rule = run.at("/results/0/ruleIndex").asInt();
        assertThat(run.at("/tool/driver/rules/" + rule + "/id").asText()).isEqualTo("records-cut");
        assertThat(run.at("/tool/driver/rules/" + rule + "/defaultConfiguration/level")
                        .asText())
                .isEqualTo("warning");
    }

    private JsonNode sarif(Finding... findings) throws IOException {
        PreflightReport report = new PreflightReport(List.of(findings), Optional.empty(), "/report.json");
        return mapper.readTree(mapper.writeValueAsBytes(SARIF.of(report)));
    }

    private static JsonSchema schema() throws IOException {
        try (InputStream in = SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
            return JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(in);
        }
    }
}
