package dev.trainmaster.dataset.postgres;

import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Where a server is and who asks, as the driver wants it: from a URL, a service or libpq's environment variables. */
final class PostgresAddress {
    private static final String CONNECT_SECONDS = "10";
    private static final int SOCKET_MARGIN_SECONDS = 30;

    private final PostgresTable table;
    private final Map<String, String> environment;

    PostgresAddress(PostgresTable table, Map<String, String> environment) {
        this.table = table;
        this.environment = environment;
    }

    String url() {
        if (table.url().isPresent()) {
            return "jdbc:"
                    + table.url()
                            .get()
                            .replaceFirst("^postgres(ql)?:", "postgresql:")
                            .replaceFirst("//[^/@]*@", "//");
        }
        Optional<String> service = service();
        if (service.isPresent()) {
            return "jdbc:postgresql://?service=" + service.get();
        }
        return "jdbc:postgresql://" + variable("PGHOST").orElse("localhost") + ":"
                + variable("PGPORT").orElse("5432") + "/"
                + variable("PGDATABASE").or(() -> variable("PGUSER")).orElse("postgres");
    }

    /** With the secrets that the environment holds: for the driver alone. */
    Properties properties() {
        Properties properties = new Properties();
        user().ifPresent(user -> properties.setProperty("user", user));
        variable("PGPASSWORD").ifPresent(password -> properties.setProperty("password", password));
        variable("PGSSLMODE").ifPresent(mode -> unlessInUrl(properties, "sslmode", mode));
        variable("PGSSLROOTCERT").ifPresent(file -> unlessInUrl(properties, "sslrootcert", file));
        variable("PGSSLCERT").ifPresent(file -> unlessInUrl(properties, "sslcert", file));
        variable("PGSSLKEY").ifPresent(file -> unlessInUrl(properties, "sslkey", file));
        properties.setProperty("ApplicationName", "trainmaster");
        properties.setProperty("connectTimeout", CONNECT_SECONDS);
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("readOnly", "true");
        long timeout = table.statementTimeout().toSeconds();
        // A server that is gone without a word would else be waited for until the kernel gives up.
        properties.setProperty("socketTimeout", Long.toString(timeout == 0 ? 0 : timeout + SOCKET_MARGIN_SECONDS));
        return properties;
    }

    /** For people: without a user and without parameters. */
    String told() {
        String server = table.url().isEmpty() && service().isPresent()
                ? "service " + service().get()
                : url().replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*", "");
        return "PostgreSQL " + server + ", table " + table.table();
    }

    private Optional<String> service() {
        return table.service().or(() -> variable("PGSERVICE"));
    }

    private Optional<String> user() {
        Optional<String> named = table.url()
                .filter(url -> url.matches("[a-z]+://[^/@]+@.*"))
                .map(url -> url.replaceFirst("^[a-z]+://([^/@]+)@.*", "$1"));
        boolean elsewhere = table.url().isEmpty() && service().isPresent();
        return named.or(() -> elsewhere ? Optional.empty() : variable("PGUSER"));
    }

    private void unlessInUrl(Properties properties, String name, String value) {
        if (table.url().map(url -> !url.contains(name + "=")).orElse(true)) {
            properties.setProperty(name, value);
        }
    }

    private Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }
}
