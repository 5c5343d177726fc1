package dev.trainmaster.trainer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trainmaster.fuzz.Mutations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A bounded, always equal part of what `mvn -Pfuzz` does for an hour. */
@Timeout(120)
class AnyProfileTest {
    private static final int TRIES = 3_000;

    @Test
    void whateverTheBytesAreTheyAreAProfileOrRefusedInWords() throws IOException {
        Mutations mutations = new Mutations(42, List.of(bundled(), "name: own\ncommand: [sh, \"{manifest}\"]\n"));
        for (int n = 0; n < TRIES; n++) {
            byte[] bytes = mutations.next();
            try {
                AnyProfile.isReadOrRefusedWithItsPlace(bytes);
            } catch (RuntimeException | Error e) {
                throw new AssertionError(
                        "try " + n + ", the bytes in base64: "
                                + Base64.getEncoder().encodeToString(bytes),
                        e);
            }
        }
    }

    /** Found by the fuzzer: a value that is shown may hold line ends. */
    @Test
    void aValueOverSeveralLinesIsToldOnOne() {
        String yaml = "name: own\ncommand: [sh]\nprobe: {command: [sh: {a: \"b\\nc\"}]}\n";

        AnyProfile.isReadOrRefusedWithItsPlace(yaml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatLooksLikeANumberAndIsNoneIsToldSo() {
        assertThatThrownBy(() -> new ProfileReader().read("own.yaml", "name: own\ncommand: [sh, ._]\n"))
                .isInstanceOf(InvalidProfileException.class)
                .hasMessageStartingWith("own.yaml: has a value that looks like a number and is none; put it in quotes");
    }

    private static String bundled() throws IOException {
        try (InputStream in = TrainerProfiles.class.getResourceAsStream("reference.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
