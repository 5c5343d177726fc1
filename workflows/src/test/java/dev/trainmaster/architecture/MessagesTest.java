package dev.trainmaster.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.trainmaster.approval.SignalledDecision;
import dev.trainmaster.training.StopProof;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DefaultDataConverter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Histories outlive versions: what one version wrote, those before and after it must be able to read. */
class MessagesTest {

    @Test
    void everyMessageIgnoresFieldsThatAnotherVersionWrote() {
        List<String> strict = new ClassFileImporter()
                .importPath(Path.of("target", "classes")).stream()
                        .filter(JavaClass::isRecord)
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        // A request tells of unknown keys itself, and a signal takes anything.
                        .filter(type -> !type.getPackageName().equals("dev.trainmaster.request"))
                        .filter(type -> !type.isEquivalentTo(SignalledDecision.class))
                        .filter(type -> !type.isAnnotatedWith(JsonIgnoreProperties.class))
                        .map(JavaClass::getName)
                        .toList();
        assertThat(strict).isEmpty();
    }

    @Test
    void aFieldOfALaterVersionIsPassedOver() {
        Map<String, Object> later = new LinkedHashMap<>();
        later.put("starts", 2);
        later.put("text", "none alive");
        later.put("provenBy", "a later version");
        DefaultDataConverter converter = DefaultDataConverter.newDefaultInstance();
        Payload payload = converter.toPayload(later).orElseThrow();
        assertThat(converter.fromPayload(payload, StopProof.class, StopProof.class))
                .isEqualTo(new StopProof(2, "none alive"));
    }
}
