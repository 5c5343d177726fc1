package dev.trainmaster.dataset;

import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.run.Phase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * How the turns of a conversation are written: {@code chat/NAME.yaml}.
 *
 * @param systemStart, systemEnd around an instruction that comes before all else
 * @param between stands between the end of the model's turn and the next of the user
 * @param userStart comes before that instruction where a template has no turn for it
 */
record ChatTemplate(
        String start,
        String systemStart,
        String systemEnd,
        boolean systemInUserTurn,
        String userStart,
        String userEnd,
        String modelStart,
        String modelEnd,
        String between) {
    private static final List<String> SHIPPED = List.of("chatml", "gemma", "llama-3");

    static ChatTemplate named(String name) {
        if (!SHIPPED.contains(name)) {
            throw FailureException.of(
                    FailureType.INVALID_REQUEST,
                    Phase.EXPORTING,
                    "there is no chat template \"" + name + "\"; there are " + String.join(", ", SHIPPED));
        }
        try (InputStream in = ChatTemplate.class.getResourceAsStream("chat/" + name + ".yaml")) {
            return read(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
        } catch (IOException e) {
            throw new UncheckedIOException("the chat template " + name + " cannot be read", e);
        }
    }

    private static ChatTemplate read(Map<String, Object> document) {
        return new ChatTemplate(
                (String) document.get("start"),
                (String) document.get("systemStart"),
                (String) document.get("systemEnd"),
                (Boolean) document.get("systemInUserTurn"),
                (String) document.get("userStart"),
                (String) document.get("userEnd"),
                (String) document.get("modelStart"),
                (String) document.get("modelEnd"),
                (String) document.get("between"));
    }
}
