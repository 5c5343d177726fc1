package dev.trainmaster.trainer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** The JSON schema of a profile, for editors: made of the very records that the reader fills. */
public final class ProfileSchema {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> REQUIRED = Set.of("name", "command");

    private ProfileSchema() {}

    /** The same bytes always. */
    public static String text() {
        try {
            return JsonMapper.builder()
                            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .build()
                            .writeValueAsString(document())
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps and texts can be written", e);
        }
    }

    static Map<String, Object> document() {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "A trainer profile of Trainmaster");
        schema.putAll(object(TrainerProfile.class));
        schema.put("required", REQUIRED.stream().sorted().toList());
        return schema;
    }

    private static Map<String, Object> object(Class<?> record) {
        Map<String, Object> properties = new LinkedHashMap<>();
        for (RecordComponent component : record.getRecordComponents()) {
            properties.put(RecordKeys.name(component), of(component.getGenericType()));
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("additionalProperties", false);
        object.put("properties", properties);
        return object;
    }

    private static Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            Map<String, Object> inner = of(arguments[arguments.length - 1]);
            if (generic.getRawType() == Optional.class) {
                return inner;
            }
            return generic.getRawType() == List.class
                    ? Map.of("type", "array", "items", inner)
                    : Map.of("type", "object", "additionalProperties", inner);
        }
        return plain((Class<?>) type);
    }

    private static Map<String, Object> plain(Class<?> type) {
        if (type == CommandTemplate.class) {
            return command();
        }
        Optional<Type> delegate = RecordKeys.delegate(type);
        if (delegate.isPresent()) {
            return of(delegate.get());
        }
        if (type.isRecord()) {
            return object(type);
        }
        if (type.isEnum()) {
            return Map.of(
                    "enum",
                    Stream.of(type.getEnumConstants())
                            .map(ProfileSchema::written)
                            .toList());
        }
        if (type == boolean.class) {
            return Map.of("type", "boolean");
        }
        if (type == int.class || type == Integer.class || type == OptionalInt.class) {
            return Map.of("type", "integer");
        }
        if (type == Duration.class) {
            return Map.of("type", "string", "format", "duration");
        }
        return type == String.class || type == Expression.class ? Map.of("type", "string") : Map.of();
    }

    private static Map<String, Object> command() {
        Map<String, Object> texts =
                Map.of("type", "array", "items", Map.of("type", List.of("string", "number", "boolean")));
        return Map.of(
                "type",
                "array",
                "minItems",
                1,
                "items",
                Map.of(
                        "anyOf",
                        List.of(
                                Map.of("type", List.of("string", "number", "boolean")),
                                part("when", Map.of("type", "string"), texts),
                                part("each", Map.of("const", "settings"), texts))));
    }

    private static Map<String, Object> part(String key, Map<String, Object> value, Map<String, Object> texts) {
        return Map.of(
                "type",
                "object",
                "additionalProperties",
                false,
                "required",
                List.of(key, "args"),
                "properties",
                Map.of(key, value, "args", texts));
    }

    private static Object written(Object constant) {
        return MAPPER.convertValue(constant, String.class);
    }
}
