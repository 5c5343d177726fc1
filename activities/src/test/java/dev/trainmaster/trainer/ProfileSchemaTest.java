package dev.trainmaster.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class ProfileSchemaTest {
    private static final Path PUBLISHED = Path.of("../docs/trainer.schema.json");

    @Test
    void thePublishedSchemaIsWhatTheReaderReads() throws IOException {
        if (Boolean.getBoolean("trainmaster.schema.write")) {
            Files.writeString(PUBLISHED, ProfileSchema.text());
        }

        assertThat(PUBLISHED).content().isEqualTo(ProfileSchema.text());
    }

    @Test
    void everyKeyOfEveryBundledProfileStandsInIt() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(ProfileSchema.text());
        Path folder = Path.of("src/main/resources/dev/trainmaster/trainer");
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> profiles =
                    files.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertThat(profiles).hasSizeGreaterThan(6);
            for (Path profile : profiles) {
                requireKnown(profile.toString(), new Yaml().load(Files.readString(profile)), schema);
            }
        }
    }

    private static void requireKnown(String place, Object value, JsonNode schema) {
        if (value instanceof Map<?, ?> map && schema.has("properties")) {
            map.forEach((key, inner) -> {
                JsonNode known = schema.path("properties").path(String.valueOf(key));
                assertThat(known.isMissingNode()).as(place + "." + key).isFalse();
                requireKnown(place + "." + key, inner, known);
            });
        }
    }
}
