package dev.trainmaster.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleTest {
    @Test
    void everyRuleIsExplainedWithItsSeverityAndNoOther() throws IOException {
        Stream<String> told = Files.readAllLines(Path.of("../docs/preflight-rules.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.replaceAll("^\\| `([a-z-]+)` \\| ([a-z]+) .*$", "$1 $2"));

        assertThat(told)
                .containsExactlyInAnyOrder(Stream.of(Rule.values())
                        .map(rule -> rule.id() + " " + rule.severity().name().toLowerCase(java.util.Locale.ROOT))
                        .toArray(String[]::new));
    }
}
