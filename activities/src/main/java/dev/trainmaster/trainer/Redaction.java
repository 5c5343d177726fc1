package dev.trainmaster.trainer;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Takes secrets out of what people see: the values of variables whose names say that they are secret, and passwords in
 * addresses.
 */
public final class Redaction implements UnaryOperator<String> {

    private static final String REDACTED = "[redacted]";
    private static final List<String> SECRET_WORDS =
            List.of("TOKEN", "SECRET", "PASSWORD", "PASSWD", "PASSPHRASE", "KEY", "CREDENTIAL");
    private static final int SHORTEST_SECRET = 6;
    private static final Pattern PASSWORD_IN_ADDRESS = Pattern.compile("(://[^/\\s:@]{0,200}:)[^/\\s@]{1,200}@");

    private final List<String> secrets;

    /** @param environment what the trainer sees, and what its worker has beside */
    public Redaction(List<Map<String, String>> environment) {
        secrets = environment.stream()
                .flatMap(variables -> variables.entrySet().stream())
                .filter(variable -> isSecret(variable.getKey()))
                .flatMap(variable -> variable.getValue().lines()) // a private key is printed line by line
                .map(String::trim)
                .filter(secret -> secret.length() >= SHORTEST_SECRET)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed()) // one may be the beginning of another
                .toList();
    }

    private static boolean isSecret(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return SECRET_WORDS.stream().anyMatch(upper::contains);
    }

    @Override
    public String apply(String line) {
        String redacted = line;
        for (String secret : secrets) {
            redacted = redacted.replace(secret, REDACTED);
        }
        return PASSWORD_IN_ADDRESS.matcher(redacted).replaceAll("$1" + REDACTED + "@");
    }
}
