package dev.trainmaster.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

/** What must hold of whatever bytes somebody calls a profile. */
final class AnyProfile {
    private static final ProfileReader READER = new ProfileReader();

    private AnyProfile() {}

    /** It is a profile, or it is refused in words that name the file. */
    static void isReadOrRefusedWithItsPlace(byte[] bytes) {
        try {
            assertThat(READER.read("own.yaml", new String(bytes, StandardCharsets.UTF_8))
                            .name())
                    .isNotEmpty();
        } catch (InvalidProfileException refused) {
            assertThat(refused.getMessage()).startsWith("own.yaml: ").doesNotContain("\n");
        }
    }
}
