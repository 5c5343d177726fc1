package dev.trainmaster.trainer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** A configuration file that a trainer wants, written as YAML, or JSON by its name, before each start. */
public final class GeneratedFile {
    private GeneratedFile() {}

    /** The bytes of this content. The same content gives the same bytes. */
    public static byte[] bytes(String name, Object content) {
        return name.endsWith(".json") ? json(content) : yaml(content);
    }

    private static byte[] json(Object content) {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(content);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static byte[] yaml(Object content) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setLineBreak(DumperOptions.LineBreak.UNIX);
        options.setSplitLines(false);
        options.setAllowUnicode(true);
        return new Yaml(options).dump(content).getBytes(StandardCharsets.UTF_8);
    }

    static void check(Map<String, Object> files, Vocabulary vocabulary) {
        files.forEach((name, content) -> {
            RelativeName.checked("files", name);
            if (!(content instanceof Map<?, ?>)) {
                throw new IllegalArgumentException("files." + name + " must be a mapping: the content of the file");
            }
            TreeTemplate.check("files." + name, content, vocabulary);
        });
    }
}
