package dev.trainmaster.trainer;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a profile strictly: an unknown key is refused with the one that was probably meant. */
final class ProfileReader {
    private static final int MOST_CHARACTERS = 256 * 1024;
    private static final int DEEPEST = 16;

    private final ObjectMapper mapper = JacksonJsonPayloadConverter.newDefaultObjectMapper();

    TrainerProfile read(String place, String yaml) {
        try {
            Object document = new Yaml(new SafeConstructor(limits())).load(yaml);
            if (!(document instanceof Map<?, ?>)) {
                throw new InvalidProfileException(
                        place + ": a profile is a mapping with keys such as name and command");
            }
            RecordKeys.check(TrainerProfile.class, document, "");
            return mapper.convertValue(document, TrainerProfile.class);
        } catch (YAMLException e) {
            throw new InvalidProfileException(place + ": is no valid YAML: " + onOneLine(e.getMessage()), e);
        } catch (NumberFormatException e) {
            // The YAML library takes "._" for a number, and then cannot read it.
            throw new InvalidProfileException(
                    place + ": has a value that looks like a number and is none; put it in quotes: " + e.getMessage(),
                    e);
        } catch (IllegalArgumentException e) {
            throw new InvalidProfileException(place + ": " + onOneLine(said(e)), e);
        }
    }

    private static LoaderOptions limits() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        options.setMaxAliasesForCollections(0);
        options.setNestingDepthLimit(DEEPEST);
        options.setCodePointLimit(MOST_CHARACTERS);
        return options;
    }

    private static String said(IllegalArgumentException e) {
        if (e.getCause() instanceof InvalidFormatException wrong) {
            return path(wrong) + " must not be \"" + wrong.getValue() + "\"" + choices(wrong.getTargetType());
        }
        if (e.getCause() instanceof ValueInstantiationException refused && refused.getCause() != null) {
            return refused.getCause().getMessage();
        }
        if (e.getCause() instanceof MismatchedInputException wrong
                && wrong.getTargetType() != null
                && Collection.class.isAssignableFrom(wrong.getTargetType())) {
            return path(wrong) + " must be a list, such as [a, b]";
        }
        if (e.getCause() instanceof JsonMappingException wrong) {
            return path(wrong) + " has the wrong type: " + wrong.getOriginalMessage();
        }
        return e.getMessage();
    }

    private static String choices(Class<?> type) {
        if (!type.isEnum()) {
            return ", which is no " + type.getSimpleName();
        }
        return "; it is one of "
                + List.of(type.getEnumConstants()).stream()
                        .map(choice ->
                                choice.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.joining(", "));
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                .collect(Collectors.joining("."));
    }

    private static String onOneLine(String text) {
        return String.valueOf(text).replaceAll("\\s+", " ").strip();
    }
}
