package dev.trainmaster.trainer;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.trainmaster.request.NearestWord;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Refuses keys that a record does not have, before a missing one is missed: a typing error is both. */
final class RecordKeys {
    private RecordKeys() {}

    static void check(Type type, Object value, String place) {
        Optional<Type> delegate = delegate(type);
        if (delegate.isPresent()) {
            check(delegate.get(), value, place);
        } else if (type instanceof Class<?> record && record.isRecord() && value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> check(component(record, String.valueOf(key), place), inner, place + key + "."));
        } else if (type instanceof ParameterizedType generic) {
            checkInside(generic, value, place);
        }
    }

    private static void checkInside(ParameterizedType generic, Object value, String place) {
        Type[] arguments = generic.getActualTypeArguments();
        Type inner = arguments[arguments.length - 1];
        if (generic.getRawType() == Map.class && value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> check(inner, item, place + key + "."));
        } else if (value instanceof List<?> list) {
            list.forEach(item -> check(inner, item, place));
        } else {
            check(inner, value, place);
        }
    }

    private static Type component(Class<?> record, String key, String place) {
        List<String> known =
                Stream.of(record.getRecordComponents()).map(RecordKeys::name).toList();
        if (!known.contains(key)) {
            throw new IllegalArgumentException(place + key + " is no known key"
                    + NearestWord.to(key, known)
                            .map(word -> "; did you mean " + word + "?")
                            .orElse("; known are " + String.join(", ", known)));
        }
        return record.getRecordComponents()[known.indexOf(key)].getGenericType();
    }

    /** What a record is read from, where that is not an object of its components. */
    static Optional<Type> delegate(Type type) {
        return type instanceof Class<?> record
                ? Stream.of(record.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(JsonCreator.class))
                        .map(method -> method.getGenericParameterTypes()[0])
                        .findFirst()
                : Optional.empty();
    }

    /** As a file writes it: some words are none for Java. */
    static String name(RecordComponent component) {
        JsonProperty written = component.getAccessor().getAnnotation(JsonProperty.class);
        return written == null ? component.getName() : written.value();
    }
}
