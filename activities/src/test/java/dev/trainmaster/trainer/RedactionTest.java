package dev.trainmaster.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RedactionTest {

    @Test
    void theValueOfAVariableThatSoundsSecretIsTakenOut() {
        Redaction redaction =
                redaction(Map.of("HF_TOKEN", "hf_abcdef", "HOME", "/home/ana", "db_password", "p4ssw0rd"));

        assertThat(redaction.apply("login hf_abcdef at /home/ana with p4ssw0rd"))
                .isEqualTo("login [redacted] at /home/ana with [redacted]");
    }

    @Test
    void theLongerSecretGoesFirst() {
        assertThat(redaction(Map.of("A_KEY", "abcdef", "B_KEY", "abcdefghi")).apply("abcdefghi"))
                .isEqualTo("[redacted]");
    }

    @Test
    void aKeyOfManyLinesIsTakenOutLineByLine() {
        Redaction redaction = redaction(Map.of("SSH_KEY", "-----BEGIN KEY-----\nMIIEvQIBADANBg\n-----END KEY-----\n"));

        assertThat(redaction.apply("  MIIEvQIBADANBg")).isEqualTo("  [redacted]");
    }

    @Test
    void aValueTooShortToBeASecretStays() {
        assertThat(redaction(Map.of("KEY", "1")).apply("step 1 of 11")).isEqualTo("step 1 of 11");
    }

    @Test
    void aPasswordInAnAddressIsTakenOutWhereverItComesFrom() {
        assertThat(redaction(Map.of()).apply("cannot reach postgres://ana:geheim@db:5432/x at 12:30 for a@b"))
                .isEqualTo("cannot reach postgres://ana:[redacted]@db:5432/x at 12:30 for a@b");
    }

    @Test
    void whatTheProfileSetsIsSecretToo() {
        assertThat(new Redaction(List.of(Map.of("PATH", "/bin"), Map.of("API_TOKEN", "from-profile")))
                        .apply("from-profile"))
                .isEqualTo("[redacted]");
    }

    private static Redaction redaction(Map<String, String> environment) {
        return new Redaction(List.of(environment));
    }
}
