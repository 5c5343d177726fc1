package dev.trainmaster.dataset.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.dataset.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadMembersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{}                                       | }",
                " { } |  }",
                "{\"a\": 1}                              | ,\"a\": 1}",
                "{\"id\": 1}                             | }",
                "{\"id\": 1, \"created_at\": \"x\"}      | }",
                "{\"id\": 1, \"a\": 2}                   | ,\"a\": 2}",
                "{\"a\": 2 , \"id\": {\"b\": [1, 2]}}    | ,\"a\": 2}",
                "{\"a\":1,\"id\":2,\"b\":3,\"created_at\":4,\"c\":5} | ,\"a\":1,\"b\":3,\"c\":5}",
                "{\"created_at\":4,\"a\":{\"id\":1,\"created_at\":2}} | ,\"a\":{\"id\":1,\"created_at\":2}}",
                "{\"a\":\"\\\\\",\"id\":\"}\\\"{,\",\"b\":\"\\\"id\\\":1\"} | ,\"a\":\"\\\\\",\"b\":\"\\\"id\\\":1\"}",
            })
    void whatTheColumnsSayIsLeftOut(String payload, String left) {
        assertThat(without(payload, true)).isEqualTo(left.strip());
    }

    @Test
    void theTimeStaysWhereNoColumnSaysIt() {
        assertThat(without("{\"id\":1,\"created_at\":2}", false)).isEqualTo(",\"created_at\":2}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":1,",
                "{\"id\":1",
                "{\"id\"",
                "{\"id\":\"1}",
                "{\"id\":1 \"b\"",
                "{\"id\":1,}",
                "{id:1}",
                "{\"id\":[1,2}",
                "{\"a\\",
            })
    void whatIsBrokenIsLeftToTheReaderOfRecords(String payload) {
        assertThat(without(payload, true)).isEqualTo("," + payload.substring(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "[1]", "null", "\"{}\""})
    void whatIsNoObjectIsTold(String payload) {
        assertThat(find(new PayloadMembers(), payload, true)).isFalse();
    }

    @Test
    void aVersionOfItsOwnIsSeenAtTheTopAlone() {
        PayloadMembers members = new PayloadMembers();
        find(members, "{\"trace_version\":\"2\"}", true);
        assertThat(members.saysVersion()).isTrue();
        find(members, "{\"meta\":{\"trace_version\":\"2\"}}", true);
        assertThat(members.saysVersion()).isFalse();
    }

    private static String without(String payload, boolean time) {
        PayloadMembers members = new PayloadMembers();
        assertThat(find(members, payload, time)).isTrue();
        Bytes line = new Bytes(8);
        members.writeTo(line);
        return new String(line.array(), 0, line.size(), UTF_8);
    }

    /** Not at the start of its array, and not up to its end. */
    private static boolean find(PayloadMembers members, String payload, boolean time) {
        byte[] json = ("12" + payload + "\"}").getBytes(UTF_8);
        return members.find(json, 2, json.length - 2, time);
    }
}
