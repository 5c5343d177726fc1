package dev.trainmaster.training;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Takes secrets out of what people see: the values of variables whose names say that they are secret. */
final class Redaction {

    private static final List<String> SECRET_WORDS =
            List.of("TOKEN", "SECRET", "PASSWORD", "PASSWD", "KEY", "CREDENTIAL");
    private static final int SHORTEST_SECRET = 6;

    private final List<String> secrets;

    Redaction(Map<String, String> environment) {
        secrets = environment.entrySet().stream()
                .filter(entry -> isSecret(entry.getKey()))
                .flatMap(entry -> Stream.of(entry.getValue()))
                .filter(value -> value.length() >= SHORTEST_SECRET)
                .toList();
    }

    private static boolean isSecret(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return SECRET_WORDS.stream().anyMatch(upper::contains);
    }

    String of(String line) {
        String redacted = line;
        for (String secret : secrets) {
            redacted = redacted.replace(secret, "[redacted]");
        }
        return redacted;
    }
}
