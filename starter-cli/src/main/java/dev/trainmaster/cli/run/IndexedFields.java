package dev.trainmaster.cli.run;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.common.v1.SearchAttributes;
import io.temporal.common.SearchAttributeKey;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The search attributes of a listed run, read without the SDK's converter, which takes longer to make than to list. */
final class IndexedFields {

    private final SearchAttributes attributes;
    private final JsonFactory json;

    IndexedFields(SearchAttributes attributes, JsonFactory json) {
        this.attributes = attributes;
        this.json = json;
    }

    Optional<String> text(SearchAttributeKey<String> key) {
        return value(key, JsonToken.VALUE_STRING);
    }

    OptionalLong number(SearchAttributeKey<Long> key) {
        return value(key, JsonToken.VALUE_NUMBER_INT)
                .map(Long::parseLong)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    OptionalDouble decimal(SearchAttributeKey<Double> key) {
        return value(key, JsonToken.VALUE_NUMBER_FLOAT)
                .or(() -> value(key, JsonToken.VALUE_NUMBER_INT))
                .map(Double::parseDouble)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /** Empty as well when it is of another kind: somebody else may have registered the name. */
    private Optional<String> value(SearchAttributeKey<?> key, JsonToken kind) {
        Payload payload = attributes.getIndexedFieldsMap().get(key.getName());
        if (payload == null) {
            return Optional.empty();
        }
        try (JsonParser parser = json.createParser(payload.getData().toByteArray())) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.START_ARRAY) {
                token = parser.nextToken();
            }
            return token == kind ? Optional.of(parser.getText()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
